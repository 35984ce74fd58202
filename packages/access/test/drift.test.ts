import { expect, test } from "vitest";
import { type Drift, drift } from "../src/index.ts";
import { ACME, declare, organizationOf } from "./support/plan-of.ts";

const APPLIED = `
policies:
  Support: { permissions: [billing:read, user:read] }
  Readers: { permissions: [project:read, user:read] }
`;

/** What the file says now, what it said when it was applied, and what someone did in the console. */
function compare(file: string, base: string | null, support: readonly string[]): Drift {
  const [first, ...others] = ACME.policies;
  const seed = { ...ACME, policies: [{ ...first, permissions: support }, ...others] };
  return drift(declare(file), base === null ? null : declare(base), organizationOf(seed as never));
}

const names = ({ fileAhead, consoleChanged }: Drift) => ({
  file: fileAhead.map(({ name }) => name),
  console: consoleChanged.map(({ name }) => name),
});

test("without changes there is no drift", () => {
  const found = compare(APPLIED, APPLIED, ["billing:read", "user:read"]);
  expect(names(found)).toEqual({ file: [], console: [] });
  expect(found.unmanaged).toContainEqual(expect.objectContaining({ kind: "policy", id: "admins" }));
});

test("what the file changed is ahead", () => {
  const file = APPLIED.replace("project:read, user:read", "project:read");
  const found = compare(file, APPLIED, ["billing:read", "user:read"]);
  expect(names(found)).toEqual({ file: ["Readers"], console: [] });
});

test("what the organization changed is the console's", () => {
  expect(names(compare(APPLIED, APPLIED, ["user:read"]))).toEqual({
    file: [],
    console: ["Support"],
  });
});

test("what both changed is both", () => {
  const file = APPLIED.replace("billing:read, user:read", "user:delete");
  expect(names(compare(file, APPLIED, ["user:read"]))).toEqual({
    file: ["Support"],
    console: ["Support"],
  });
});

test("what left the file is ahead, and what the console deleted is the console's", () => {
  const file = APPLIED.replace(/ {2}Readers.*\n/, "");
  expect(
    names(
      compare(
        `${file}roles: { Reader: { policies: [] } }`,
        `${APPLIED}roles: { Reader: { policies: [Readers] } }`,
        ["billing:read", "user:read"],
      ),
    ).file,
  ).toEqual(["Readers", "Reader"]);
  const more = `${APPLIED}  Gone: { permissions: [iam:manage] }\n`;
  expect(names(compare(more, more, ["billing:read", "user:read"]))).toEqual({
    file: [],
    console: ["Gone"],
  });
});

test("without an earlier file every difference is the console's", () => {
  const found = compare(APPLIED, null, ["user:read"]);
  expect(names(found)).toEqual({ file: [], console: ["Support"] });
  expect(found.compared).toBe(false);
});
