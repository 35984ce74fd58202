import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, SENSITIVE_PERMISSIONS } from "../src/index.ts";

const V = "version: 1\n";

function messages(...texts: string[]): string[] {
  const sources = texts.map((text, index) => ({ path: `${"ab"[index]}.yaml`, text }));
  return parse(sources).problems.map(
    ({ at, message }) => `${at?.file}:${at?.line}:${at?.column} ${message}`,
  );
}

test("several files are one declaration", () => {
  const { declaration, problems } = parse([
    {
      path: "a.yaml",
      text: `${V}manage: { members: off }\npolicies: { A: {} }\nprotected: [a@b.c]\n`,
    },
    {
      path: "b.yaml",
      text: `${V}policies: { B: {} }\nlimits: { deletions: 1 }\nremoved: { roles: [C] }\n`,
    },
  ]);
  expect(problems).toEqual([]);
  expect(declaration?.level.policies.map(({ name, at }) => [name, at.file])).toEqual([
    ["A", "a.yaml"],
    ["B", "b.yaml"],
  ]);
  expect(declaration?.manage).toEqual({
    policies: "declared",
    roles: "declared",
    members: "off",
    projects: "declared",
    governance: "declared",
  });
  expect(declaration?.limits).toEqual({ deletions: 1 });
  expect(declaration?.protected).toEqual(["a@b.c"]);
  expect(declaration?.level.removed.roles).toEqual([
    { name: "C", at: { file: "b.yaml", line: 4, column: 20 } },
  ]);
  expect(declaration?.sensitive).toBe(SENSITIVE_PERMISSIONS);
  expect(declaration?.files.map(({ path }) => path)).toEqual(["a.yaml", "b.yaml"]);
});

test.each([
  ["policies: { A: {} }\n", 13],
  ["roles: { A: {} }\n", 10],
  ["projects: { A: {} }\n", 13],
  ["removed: { policies: [A] }\n", 23],
])("a name in two files is an error with both positions: %s", (text, column) => {
  expect(messages(V + text, V + text)).toEqual([
    `b.yaml:2:${column} "A" is already at a.yaml:2:${column}.`,
  ]);
});

test("a member in two files is an error in any case", () => {
  expect(
    messages(`${V}members: { ana@acme.test: A }\n`, `${V}members: { Ana@Acme.test: B }\n`),
  ).toEqual(['b.yaml:2:12 "ana@acme.test" is already at a.yaml:2:12.']);
});

test("settings belong in one file", () => {
  const settings = `${V}limits: { deletions: 1 }\n`;
  expect(messages(settings, settings)).toEqual(['b.yaml:2:1 "limits" is already at a.yaml:2:1.']);
});

test.each([
  ["Support", "support"],
  ["\u00e9t\u00e9", "e\u0301te\u0301"],
  ["Support", "Support "],
])("names that look the same are ambiguous: %j and %j", (first, second) => {
  const [message, ...others] = messages(
    `${V}policies: { ${JSON.stringify(first)}: {}, ${JSON.stringify(second)}: {} }\n`,
  );
  const ascii = (name: string) =>
    JSON.stringify(name).replace(
      /[^ -~]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
  expect(others).toEqual([]);
  expect(message).toContain(`${ascii(first)} at a.yaml:2:13 and ${ascii(second)} at a.yaml:2:`);
});

test("names that look the same are told apart by ids", () => {
  expect(messages(`${V}policies: { A: { id: p-1 }, a: { id: p-2 } }\n`)).toEqual([]);
  expect(messages(`${V}policies: { A: { id: p-1 }, a: { id: p-1 } }\n`)).toEqual([
    "a.yaml:2:29 The policy at a.yaml:2:13 has the same id.",
  ]);
});

test("a name is declared or removed, not both", () => {
  expect(messages(`${V}roles: { A: {} }\nremoved: { roles: [A] }\n`)).toEqual([
    'a.yaml:3:20 "A" is under removed, and a role at a.yaml:2:10.',
  ]);
  expect(
    messages(`${V}members: { Ana@acme.test: A }\nremoved: { members: [ana@acme.test] }\n`),
  ).toHaveLength(1);
});

test("an object has one new name", () => {
  expect(messages(`${V}roles: { A: { was: [C] }, B: { was: [C] } }\n`)).toEqual([
    'a.yaml:2:27 "C" is also listed under was at a.yaml:2:10.',
  ]);
  expect(messages(`${V}roles: { A: { was: [A] } }\n`)).toHaveLength(1);
  expect(messages(`${V}roles: { A: { was: [C] } }\nremoved: { roles: [C] }\n`)).toHaveLength(1);
});

test("each project has names of its own", () => {
  const project = "{ policies: { A: {} } }";
  expect(messages(`${V}policies: { A: {} }\nprojects: { P: ${project}, Q: ${project} }\n`)).toEqual(
    [],
  );
});

test("the hash of a file is the SHA-256 of its UTF-8", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (comment) => {
      const text = `version: 1 # ${comment.replace(/[^\p{L}\p{N}\p{S} ]/gu, "")}\n`;
      const { declaration } = parse([{ path: "a.yaml", text }]);
      expect(declaration?.files[0]?.sha256).toBe(createHash("sha256").update(text).digest("hex"));
    }),
  );
});
