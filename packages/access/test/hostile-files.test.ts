import { expect, test } from "vitest";
import { parse } from "../src/index.ts";

const V = "version: 1\n";
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join("");

/** Nine lists, each with nine aliases of the one before: 9⁹ values. */
const BOMB = lines(9, (index) => {
  const item = index === 0 ? "x" : `*n${index - 1}`;
  return `n${index}: &n${index} [${Array(9).fill(item).join(", ")}]\n`;
});

/** The text, a part of the message, and the position. */
const CASES: Readonly<Record<string, readonly [text: string, message: string, at: string]>> = {
  "an empty file": ["", "The file is empty", "1:1"],
  "a file of comments": ["# soon\n", "The file is empty", "1:1"],
  "a half-written key": [`${V}policies:\n  A:\n    perm`, "must be a mapping", "4:5"],
  "a half-written list": [
    `${V}policies:\n  A:\n    permissions: [user:read,`,
    "end with a ]",
    "4:29",
  ],
  "a half-written string": [`${V}organization: { name: "Acm`, "Missing closing", "2:27"],
  "a merge conflict": [
    `${V}policies:\n<<<<<<< HEAD\n  A: {}\n=======\n  B: {}\n>>>>>>> main\n`,
    "merge conflict",
    "3:1",
  ],
  "10 MB": ["#".repeat(10_000_000), "larger than 5 MB", "1:1"],
  "3,000 unknown keys": [
    V +
      lines(
        3_000,
        (index) => `a${index}: {}
`,
      ),
    "No key",
    "2:1",
  ],
  "an alias bomb": [V + BOMB, "more than a million values", "1:1"],
  "an alias bomb of policies": [
    `${V}organization: { name: &a [${"x, ".repeat(1_100)}] }\npolicies:\n${lines(1_100, (i) => `  p${i}: { permissions: *a }\n`)}`,
    "more than a million values",
    "1:1",
  ],
  "an alias within its own anchor": [
    `${V}policies: &p\n  A: *p\n`,
    "stand for what contains it",
    "3:6",
  ],
  "an alias without an anchor": [`${V}policies: { A: *p }\n`, 'No anchor is named "p"', "2:16"],
  "20,000 brackets": [`${V}policies: ${"[".repeat(20_000)}`, "more than 64 levels", "2:74"],
  "20,000 pairs of brackets": [
    `${V}policies: ${"[".repeat(20_000)}${"]".repeat(20_000)}`,
    "more than 64 levels",
    "2:74",
  ],
  "20,000 braces": [V + "{a: ".repeat(20_000), "more than 64 levels", "2:253"],
  "20,000 dashes": [V + "- ".repeat(20_000), "more than 64 levels", "2:129"],
  "20,000 dashes after a key": [
    `${V}policies: ${"- ".repeat(20_000)}`,
    "more than 64 levels",
    "2:",
  ],
  "20,000 question marks": [V + "? ".repeat(20_000), "more than 64 levels", "2:129"],
  "2,000 levels of indentation": [
    lines(2_000, (index) => `${" ".repeat(index)}a:\n`),
    "more than 64 levels",
    "65:65",
  ],
  "a name twice": [
    `${V}policies:\n  A: {}\n  B: {}\n  A: {}\n`,
    '"A" is already at access.yaml:3:3',
    "5:3",
  ],
  "a key twice": [`${V}roles: {}\nroles: {}\n`, '"roles" is already at access.yaml:2:1', "3:1"],
  "__proto__ as a key": [`${V}__proto__: { polluted: yes }\n`, '"__proto__"', "2:1"],
  tabs: [`${V}policies:\n\tA: {}\n`, "Tabs are not allowed", "3:1"],
  "a byte order mark": [`\uFEFF${V}`, "byte order mark", "1:1"],
  "UTF-16": [[...V].join("\0"), "not UTF-8", "1:2"],
  "a custom tag": [`${V}policies: !!js/function x\n`, "Tags are not supported", "2:11"],
  "a directive": [`%YAML 1.1\n---\n${V}`, "Directives", "1:1"],
  "two documents": [`${V}---\n${V}`, "second document", "2:1"],
  "a merge key": [`${V}policies:\n  B: &b {}\n  A:\n    <<: *b\n`, "Merge keys (<<)", "5:5"],
  "a number as a name": [`${V}policies:\n  012: {}\n`, 'Write "012"', "3:3"],
  "a boolean as a name": [`${V}policies: { true: {} }\n`, 'Write "true"', "2:13"],
  "nothing as a name": [`${V}policies: { : {} }\n`, "must be a string", "2:12"],
  "a list as a name": [`${V}policies:\n  ? [a]\n  : {}\n`, "must be a string", "3:5"],
};

/** Milliseconds. Other processes slow down single runs. */
function fastest(work: () => unknown): number {
  const times = [1, 2, 3].map(() => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return Math.min(...times);
}

test.each(Object.entries(CASES))("rejects %s within a second", (_name, [text, message, at]) => {
  const { declaration, problems } = parse([{ path: "access.yaml", text }]);
  const [problem] = problems;
  expect(declaration).toBeNull();
  expect(problem?.message).toContain(message);
  expect(`${problem?.at?.line}:${problem?.at?.column}`).toMatch(new RegExp(`^${at}`));
  expect(problem?.line?.length).toBeLessThanOrEqual(201);
  expect(fastest(() => parse([{ path: "access.yaml", text }]))).toBeLessThan(1_000);
});

test("a policy may be named like a property of every object", () => {
  const text = `${V}policies:\n  __proto__: { permissions: [polluted] }\nlimits: { keepHolders: { __proto__: 2 } }\n`;
  const { declaration } = parse([{ path: "a.yaml", text }]);
  expect(declaration?.level.policies[0]?.name).toBe("__proto__");
  expect(Object.entries(declaration?.limits.keepHolders ?? {})).toEqual([["__proto__", 2]]);
  expect(({} as Record<string, unknown>)["permissions"]).toBeUndefined();
});

test("lists several problems at a time, in the order of the file", () => {
  const text = `${V}roles: { R: { polices: [] } }\nlimits: { deletion: 3 }\nmanage: { role: off, members: of }\n`;
  const { problems } = parse([{ path: "access.yaml", text }]);
  expect(problems.map(({ at, message }) => `${at?.line}:${at?.column} ${message}`)).toEqual([
    '2:15 No key is named "polices". Did you mean "policies"?',
    '3:11 No key is named "deletion". Did you mean "deletions"?',
    '4:11 No key is named "role". Did you mean "roles"?',
    "4:31 manage.members must be off, declared or exclusive.",
  ]);
});

test("counts what it does not list", () => {
  const text = `${V}policies:\n${lines(2_000, (index) => `  p${index}: { a: 1 }\n`)}`;
  const { problems } = parse([{ path: "access.yaml", text }]);
  expect(problems).toHaveLength(101);
  expect(problems.at(-1)).toEqual({ message: "1900 more problems.", at: null });
});

test("escapes control characters and hides API keys in messages and lines", () => {
  const key = "confident_us_org_0123456789abcdefghijklmnopqrstuv";
  const text = `${V}policies:\n  "\u202e\\e[31m${key}": { permissions: "\u202e", x: ${key} }\n`;
  const { problems } = parse([{ path: "access.yaml", text }]);
  expect(problems.length).toBeGreaterThan(1);
  expect(JSON.stringify(problems)).not.toContain(key);
  expect(JSON.stringify(problems)).not.toMatch(/\p{Cc}|\u202e/u);
});

test("no file is a problem", () => {
  expect(parse([]).problems).toEqual([{ message: "There is no file to read.", at: null }]);
});
