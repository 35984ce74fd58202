import { expect, test } from "vitest";
import {
  type Declaration,
  type LevelSnapshot,
  type OrganizationSnapshot,
  parse,
  validate,
} from "../src/index.ts";

const permissions = ["user:read", "user:manage", "iam:manage"].map((name) => ({ id: name, name }));
const policy = (id: string, name: string, held: string[] = []) => ({
  id,
  name,
  description: null,
  permissions: held.map((permission) => ({ id: permission, name: permission })),
});
const role = (id: string, name: string, preset = false) => ({
  id,
  name,
  description: null,
  preset,
  policyIds: [],
});
const level = (content: Partial<LevelSnapshot> = {}): LevelSnapshot => ({
  permissions,
  policies: [],
  roles: [role("r-owner", "Owner", true)],
  members: null,
  invitations: null,
  ...content,
});
const snapshot = (
  organization: LevelSnapshot,
  rest: Partial<OrganizationSnapshot> = {},
): OrganizationSnapshot => ({
  host: "api.confident-ai.com",
  id: "org-1",
  name: "Acme",
  organization,
  projects: null,
  governancePolicies: null,
  reads: [],
  notes: [],
  ...rest,
});

function messages(text: string, live?: OrganizationSnapshot): string[] {
  const { declaration, problems } = parse([{ path: "a.yaml", text: `version: 1\n${text}` }]);
  expect(problems).toEqual([]);
  return validate(declaration as Declaration, live).map(
    ({ at, message }) => `${at?.line}:${at?.column} ${message}`,
  );
}

test("a file without a snapshot may name what it does not declare", () => {
  expect(messages("roles: { R: { policies: [Live] } }\nmembers: { a@b.c: Live }\n")).toEqual([]);
});

test("an exclusive kind needs a limit of deletions, and declared names", () => {
  const text =
    "manage: { policies: exclusive }\nroles: { R: { policies: [A, B] } }\npolicies: { A: {} }\n";
  expect(messages(text)).toEqual([
    "1:1 manage.policies is exclusive: what the file does not name is deleted. Write limits.deletions.",
    '3:29 No policy is named "B".',
  ]);
  expect(messages(`${text}limits: { deletions: 0 }\n`)).toHaveLength(1);
});

test("names are compared exactly, and a name that differs in case is suggested", () => {
  expect(
    messages("policies: { Support desk: {} }\nroles: { R: { policies: [support desk] } }\n"),
  ).toEqual(['3:26 No policy is named "support desk". Did you mean "Support desk"?']);
  expect(messages("members: { a@b.c: owner }\n")).toEqual([
    '2:12 No role is named "owner". Did you mean "Owner"?',
  ]);
});

test("a reference uses the new name, and not a removed one", () => {
  const text =
    "policies: { New: { was: [Old] } }\nremoved: { policies: [Gone] }\nroles: { R: { policies: [Old, Gone] } }\n";
  expect(messages(text)).toEqual([
    '4:26 The file renames the policy "Old" to "New". Use the new name.',
    '4:31 The policy "Gone" is removed at a.yaml:3:23.',
  ]);
});

test("preset roles cannot be changed or removed", () => {
  expect(messages("roles: { Owner: {} }\nremoved: { roles: [Admin] }\n")).toEqual([
    "2:10 Owner is a preset role. It cannot be changed or removed.",
    "3:20 Admin is a preset role. It cannot be changed or removed.",
  ]);
  expect(messages("projects: { P: { roles: { Manager: {} } } }\n")).toHaveLength(1);
  expect(messages("roles: { Manager: {} }\n")).toEqual([]);
});

test("names are swapped by id", () => {
  const swap = "policies: { A: { was: [B] }, B: { was: [C] }, C: { was: [A] } }\n";
  expect(messages(swap)).toHaveLength(3);
  expect(messages("policies: { A: { was: [B] }, B: { was: [C] } }\n")).toEqual([]);
  expect(messages("policies: { A: { id: p-2, was: [B] }, B: { id: p-1, was: [A] } }\n")).toEqual(
    [],
  );
});

test("an unknown permission is an error with a suggestion", () => {
  expect(messages("policies: { A: { permissions: [user:raed] } }\n", snapshot(level()))).toEqual([
    '2:32 No permission is named "user:raed". Did you mean "user:read" or "user:manage"?',
  ]);
});

test("a permission that left the catalogue may stay where it is held", () => {
  const live = snapshot(
    level({ policies: [policy("p-1", "A", ["old:read"]), policy("p-2", "B")] }),
  );
  const text = "policies: { A: { permissions: [old:read] }, B: { permissions: [old:read] } }\n";
  expect(messages(text, live)).toEqual([
    '2:64 No permission is named "old:read". Did you mean "user:read"?',
  ]);
});

test("unknown policies and roles are errors if the organization is known", () => {
  const live = snapshot(level({ policies: [policy("p-1", "Readers")] }));
  expect(
    messages(
      "roles: { R: { policies: [Readers, Reader] } }\nmembers: { a@b.c: S, d@e.f: Owner }\n",
      live,
    ),
  ).toEqual([
    '2:35 No policy is named "Reader". Did you mean "Readers"?',
    '3:12 No role is named "S".',
  ]);
});

test.each(["Readers", "readers", "Readers ", "L\u00e4nge"])(
  "two policies that look the same are ambiguous, and their ids are listed: %j",
  (name) => {
    const twin = name === "L\u00e4nge" ? "La\u0308nge" : name;
    const first = name === "L\u00e4nge" ? name : "Readers";
    const live = snapshot(level({ policies: [policy("p-1", first), policy("p-2", twin)] }));
    const [message, ...others] = messages(`policies: { ${first}: {} }\n`, live);
    expect(others).toEqual([]);
    expect(message).toContain("could be more than one policy");
    expect(message).toContain("(id p-1)");
    expect(message).toContain("(id p-2)");
    expect(messages(`roles: { R: { policies: [${first}] } }\n`, live)).toHaveLength(1);
    expect(messages(`policies: { ${first}: { id: p-1 } }\n`, live)).toEqual([]);
  },
);

test("a name that exists in another case is not created again", () => {
  const live = snapshot(level({ policies: [policy("p-1", "readers")] }));
  const [message] = messages("policies: { Readers: {} }\n", live);
  expect(message).toContain('"readers" (id p-1) differs only in case');
  expect(messages("policies: { Readers: { was: [readers] } }\n", live)).toEqual([]);
});

test("an id must exist", () => {
  expect(messages("policies: { A: { id: p-9 } }\n", snapshot(level()))).toEqual([
    '2:13 No policy has the id "p-9".',
  ]);
});

test("a new name and its former name must not both exist, except in a chain of renames", () => {
  const live = snapshot(level({ policies: [policy("p-1", "A"), policy("p-2", "B")] }));
  expect(messages("policies: { B: { was: [A] } }\n", live)).toEqual([
    '2:13 "B" and its former name "A" both exist. Remove was, or declare or remove the other one.',
  ]);
  expect(messages("policies: { C: { was: [B] }, B: { was: [A] } }\n", live)).toEqual([]);
});

test("projects have catalogues and names of their own", () => {
  const project = level({ permissions: [{ id: "t", name: "trace:read" }] });
  const live = snapshot(level(), {
    projects: [
      { id: "c-1", name: "Checkout", description: null, governancePolicyId: null, level: project },
    ],
    governancePolicies: [{ id: "g-1", name: "PII controls" }],
  });
  const text =
    "projects: { Checkout: { policies: { A: { permissions: [user:read, trace:read] } }, governance: [PII control] }, New: { policies: { B: { permissions: [x:y] } } } }\n";
  expect(messages(text, live)).toEqual([
    '2:56 No permission in the project "Checkout" is named "user:read". Did you mean "trace:read"?',
    '2:97 No governance policy is named "PII control". Did you mean "PII controls"?',
  ]);
});

test("assertions name permissions, roles and projects that exist", () => {
  const live = snapshot(level(), { projects: [] });
  const text = `assert:
  - { never: { role: Own, holds: iam:mange } }
  - { atLeast: 1, members: any, hold: "*:manage" }
  - { noneExcept: [Owner], hold: iam:manage, project: Nowhere }
`;
  expect(messages(text, live)).toEqual([
    '3:5 No permission is named "iam:mange". Did you mean "iam:manage" or "user:manage"?',
    '3:5 No role is named "Own". Did you mean "Owner"?',
    '5:5 No project is named "Nowhere".',
  ]);
});

test("checks 1,000 policies with 20 permissions each without a noticeable delay", () => {
  const names = Array.from({ length: 1_000 }, (_, index) => `Policy ${index}`);
  const granted = Array.from({ length: 20 }, (_, index) => `resource${index}:read`);
  const text = names
    .map(
      (name) =>
        `  ${name}:\n    permissions:\n${granted.map((one) => `      - ${one}\n`).join("")}`,
    )
    .join("");
  const live = snapshot(
    level({
      permissions: granted.map((name) => ({ id: name, name })),
      policies: names.map((name) => policy(name, name)),
    }),
  );
  const start = performance.now();
  expect(messages(`policies:\n${text}`, live)).toEqual([]);
  // 0.3 s alone on a core. Other work may slow it down.
  expect(performance.now() - start).toBeLessThan(5_000);
});
