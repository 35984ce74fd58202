import { expect, test } from "vitest";
import {
  IncompleteReadError,
  InvalidFileError,
  type LevelSnapshot,
  type OrganizationSnapshot,
  parse,
  pull,
} from "../src/index.ts";

const path = "access.yaml";
const named = (...names: string[]) => names.map((name) => ({ id: `p-${name}`, name }));

function policy(
  name: string,
  permissions: string[],
  rest: { id?: string; description?: string } = {},
) {
  return { id: `id-${name}`, name, description: null, permissions: named(...permissions), ...rest };
}

function role(name: string, policyIds: string[] = [], rest: { id?: string } = {}) {
  return { id: `id-${name}`, name, description: null, preset: false, policyIds, ...rest };
}

const OWNER = { ...role("Owner"), preset: true };

function world(
  content: Partial<LevelSnapshot>,
  rest: Partial<OrganizationSnapshot> = {},
): OrganizationSnapshot {
  return {
    host: "api.confident-ai.com",
    id: "org-1",
    name: "Acme",
    organization: {
      permissions: [],
      policies: [],
      roles: [OWNER],
      members: null,
      invitations: null,
      ...content,
    },
    projects: null,
    governancePolicies: null,
    reads: [],
    notes: [],
    ...rest,
  };
}

const ACME = world(
  {
    policies: [
      policy("Support desk", ["user:read", "project:read"], { description: "First line" }),
      policy("012", []),
    ],
    roles: [OWNER, role("Support", ["id-Support desk"])],
    members: [
      { id: "m-1", email: "bo@acme.test", name: null, roleId: "id-Owner" },
      { id: "m-2", email: "ana@acme.test", name: null, roleId: "id-Support" },
      { id: "m-3", email: "new@acme.test", name: null, roleId: null },
    ],
  },
  {
    projects: [
      { id: "c-1", name: "Checkout", description: null, governancePolicyId: "g-1", level: null },
    ],
    governancePolicies: [{ id: "g-1", name: "PII controls" }],
  },
);

test("writes a new file with names in a stable order, and quotes odd names", () => {
  expect(
    pull(ACME, null, { path }),
  ).toBe(`# yaml-language-server: $schema=./node_modules/@confident-admin/access/schema/v1.json
version: 1
organization:
  id: org-1
  name: Acme

policies:
  "012":
    permissions: []
  Support desk:
    description: First line
    permissions:
      - project:read
      - user:read

roles:
  Support:
    policies:
      - Support desk

members:
  ana@acme.test: Support
  bo@acme.test: Owner

projects:
  Checkout:
    governance:
      - PII controls
`);
});

test("writes only the kinds that are asked for", () => {
  const text = pull(ACME, null, { path, only: ["roles"] });
  expect(parse([{ path, text }]).declaration?.level.roles).toHaveLength(1);
  expect(text).not.toMatch(/^(?:policies|members|projects):/m);
});

const WRITTEN = `# Owners: the platform team
version: 1
policies:
    # Do not edit this one.
    Zed:   { permissions: [ user:read,   project:read ] }   # odd spaces
    Support desk:
        permissions:   # sorted by hand
        - user:read # needed
        # before project
        - project:read

        description: >-
            First
            line
roles: {}   # none yet
`;

const MATCHING = [
  policy("Zed", ["user:read", "project:read"]),
  policy("Support desk", ["user:read", "project:read"], { description: "First line" }),
];

test("changes nothing in a file that already says what the organization has", () => {
  expect(pull(world({ policies: MATCHING }), WRITTEN, { path })).toBe(WRITTEN);
});

test("changes only the lines of what changed", () => {
  const [zed, desk] = MATCHING as [(typeof MATCHING)[0], (typeof MATCHING)[0]];
  const after = world({
    policies: [
      { ...zed, permissions: named("user:read") },
      { ...desk, permissions: named("project:read", "iam:manage") },
      policy("Auditors", []),
    ],
    roles: [OWNER, role("R", ["id-Zed"])],
  });
  expect(pull(after, WRITTEN, { path })).toBe(
    WRITTEN.replace("user:read,   project:read", "user:read")
      .replace("# odd spaces\n", "# odd spaces\n    Auditors:\n      permissions: []\n")
      .replace("        - user:read # needed\n", "        - iam:manage\n")
      .replace(
        "roles: {}   # none yet\n",
        "roles:\n  R:\n    policies:\n      - Zed   # none yet\n",
      ),
  );
});

test("removes what is gone, and leaves empty sections", () => {
  const pulled = pull(world({}), WRITTEN, { path });
  expect(pulled).toBe(
    "# Owners: the platform team\nversion: 1\npolicies: {}\n    # Do not edit this one.\nroles: {}   # none yet\n",
  );
  expect(pull(world({}), pulled, { path })).toBe(pulled);
});

test("clears a description with null, and leaves other keys alone", () => {
  const text =
    "version: 1\npolicies:\n  A:\n    description: |\n      Old\n    was: [B]\n    permissions: [x]\n";
  expect(pull(world({ policies: [policy("A", ["x"])] }), text, { path })).toBe(
    text.replace("|\n      Old\n", "null\n"),
  );
});

test("a list with an anchor and its aliases get the permissions of their own policies", () => {
  const text = "version: 1\npolicies:\n  A: { permissions: &p [x] }\n  B: { permissions: *p }\n";
  const pulled = pull(world({ policies: [policy("A", ["x", "z"]), policy("B", ["x"])] }), text, {
    path,
  });
  expect(pulled).toBe(
    "version: 1\npolicies:\n  A: { permissions: &p [x, z] }\n  B: { permissions: [x] }\n",
  );
  const gone = pull(world({ policies: [policy("B", ["x"])] }), text, { path });
  expect(gone).toBe("version: 1\npolicies:\n  B: { permissions: [x] }\n");
});

test("keeps the line breaks of the file, and adds a missing last one only with a change", () => {
  const text = "version: 1\r\npolicies:\r\n  A:\r\n    permissions: []";
  expect(pull(world({ policies: [policy("A", [])] }), text, { path })).toBe(text);
  expect(pull(world({ policies: [policy("A", ["x"]), policy("B", [])] }), text, { path })).toBe(
    "version: 1\r\npolicies:\r\n  A:\r\n    permissions:\r\n      - x\r\n  B:\r\n    permissions: []\r\n",
  );
});

test("follows an object by its id, and a rename that was not applied back to the live name", () => {
  const text =
    "version: 1\npolicies:\n  A: { id: p-1 } # mine\n  New: { was: [Old], permissions: [x] }\n";
  const live = world({ policies: [policy("B", [], { id: "p-1" }), policy("Old", ["x"])] });
  expect(pull(live, text, { path })).toBe(
    "version: 1\npolicies:\n  B: { id: p-1, permissions: [] } # mine\n  Old: { permissions: [x] }\n",
  );
});

test("does not write what the file removes or does not manage", () => {
  const text = "version: 1\nmanage: { roles: off }\npolicies: {}\nremoved: { policies: [A] }\n";
  expect(pull(world({ policies: [policy("A", [])], roles: [role("R")] }), text, { path })).toBe(
    text,
  );
});

test("finds members in any case", () => {
  const text = "version: 1\nmembers: { Ana@Acme.test: Owner }\n";
  const members = [{ id: "m-1", email: "ana@acme.test", name: null, roleId: "id-Owner" }];
  expect(pull(world({ members }), text, { path })).toBe(text);
});

test("writes the ids of names that look the same", () => {
  const text = pull(world({ policies: [policy("A", []), policy("a", [])] }), null, { path });
  expect(text).toContain("  A:\n    id: id-A\n");
  expect(text).toContain("  a:\n    id: id-a\n");
});

test("rejects names that several objects have, and lists their ids", () => {
  const live = world({
    policies: [policy("A", [], { id: "p-1" }), policy("A", [], { id: "p-2" })],
  });
  expect(() => pull(live, null, { path })).toThrow(InvalidFileError);
  expect(() => pull(live, null, { path })).toThrow(/2 policies are named "A": p-1, p-2/);
  expect(pull(live, null, { path, only: ["members"] })).toContain("version: 1");
});

test("does not remove what was not read", () => {
  const reads = [{ operation: "listMembers", count: 25, complete: false }];
  expect(() => pull(world({}, { reads }), WRITTEN, { path })).toThrow(IncompleteReadError);
});

test("does not write a file that it could not read", () => {
  const live = world({ policies: [policy("x".repeat(2_000), [])] });
  expect(() => pull(live, null, { path })).toThrow(InvalidFileError);
});

test("rejects an invalid file with its problems", () => {
  expect(() => pull(world({}), "version: 1\npolicies: [A]\n", { path })).toThrow(
    "access.yaml:2:11 policies must be a mapping",
  );
});
