import fc from "fast-check";
import { expect, test } from "vitest";
import { format, InvalidFileError, parse, pull } from "../src/index.ts";
import { COMPLETE } from "./support/documents.ts";
import { property } from "./support/property.ts";
import { snapshots } from "./support/snapshots.ts";

test("orders keys and names, and moves comments with what is below them", () => {
  const text = `# About this file.

# What roles hold.
roles:
  # The second one.
  B: { policies: [z, a] } # last
  A:
    policies: # sorted
      # Needed by all.
      - z # why
      - a
    description: First
version: 1

policies:
  z: {}
  a:
    was: [d, c]
    id: "1"
assert:
  - { hold: x, members: any, atLeast: 1 }
  - { noneExcept: [R, O], hold: x }
`;
  expect(format(text)).toBe(`# About this file.

version: 1
policies:
  a:
    id: "1"
    was: [d, c]
  z: {}

# What roles hold.
roles:
  A:
    description: First
    policies: # sorted
      - a
      # Needed by all.
      - z # why
  # The second one.
  B: { policies: [a, z] } # last
assert:
  - { atLeast: 1, members: any, hold: x }
  - { noneExcept: [O, R], hold: x }
`);
});

test("an alias does not move before its anchor", () => {
  const text = "version: 1\npolicies:\n  B: { permissions: &p [x] }\n  A: { permissions: *p }\n";
  expect(format(text)).toBe(text);
});

test("rejects an invalid file", () => {
  expect(() => format("version: 2\n")).toThrow(InvalidFileError);
  expect(() => format("version: 2\n", "b.yaml")).toThrow("b.yaml:1:10");
});

test("adds the last line break, and keeps carriage returns", () => {
  expect(format("roles: {}\r\nversion: 1")).toBe("version: 1\r\nroles: {}\r\n");
});

test("formatting a formatted file changes nothing", () => {
  const formatted = format(COMPLETE);
  expect(format(formatted)).toBe(formatted);
});

property("files of pull are formatted", snapshots, (world) => {
  const text = pull(world, null, { path: "access.yaml" });
  expect(format(text)).toBe(text);
});

property(
  "keeps every line and what the file says, in any order of the sections",
  fc.tuple(snapshots, fc.array(fc.nat(), { minLength: 10, maxLength: 10 })),
  ([world, keys]) => {
    const [head = "", ...sections] = pull(world, null, { path: "access.yaml" }).split(/\n\n/);
    const shuffled = sections
      .map((section, index) => ({ section: section.trim(), key: keys[index] ?? 0 }))
      .sort((a, b) => a.key - b.key)
      .map(({ section }) => `# About ${section.split(":")[0]}\n${section}\n`);
    const text = `${head.trim()}\n${shuffled.join("")}`;
    const formatted = format(text);
    expect(formatted.split("\n").sort()).toEqual(text.split("\n").sort());
    expect(parse([{ path: "access.yaml", text: formatted }]).problems).toEqual([]);
    for (const section of shuffled) {
      expect(formatted).toContain(section);
    }
  },
);
