import fc from "fast-check";
import type {
  LevelSnapshot,
  OrganizationSnapshot,
  PermissionName,
  ProjectSnapshot,
} from "../../src/index.ts";

/** Names that a file must quote, or that look alike. */
const NAMES = [
  ...[
    "Support",
    "Support desk",
    "support",
    "Support ",
    "Auditors",
    "a",
    "B",
    "Länge",
    "La\u0308nge",
  ],
  ...[
    "no",
    "off",
    "012",
    "1e3",
    "true",
    "null",
    "~",
    "<<",
    "__proto__",
    "constructor",
    "#1",
    "a #b",
  ],
  ...[
    "a: b",
    "a:",
    "- a",
    "-",
    "? x",
    "*:manage",
    "@team",
    "!x",
    "&x",
    "%x",
    "|",
    ">",
    "{a}",
    "[b]",
  ],
  ...[
    "it's",
    'say "hi"',
    "back\\slash",
    "new\nline",
    "tab\t",
    "\u001b[31m red",
    "\u0085",
    "\u202eevil",
  ],
  ...[
    "\ufeffbom",
    "\ufffd",
    "😀",
    "a, b",
    "x--y",
    "---",
    "...",
    "`",
    "=",
    "\u00a0",
    "</details>",
    "a|b",
    "\r\n",
  ],
];
const PERMISSIONS = ["user:read", "user:manage", "iam:manage", "*:odd", "queue_item:read", "x y"];

// As fc.string({ unit: "binary" }), which takes seconds to list its characters.
const character = fc
  .oneof(fc.integer({ min: 0, max: 0xd7ff }), fc.integer({ min: 0xe000, max: 0x10ffff }))
  .map((code) => String.fromCodePoint(code));
const anyText = fc
  .array(character, { minLength: 1, maxLength: 8 })
  .map((characters) => characters.join(""));

const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...NAMES) },
  anyText.filter((text) => text.trim() !== ""),
);
const description = fc.option(
  fc.oneof(
    fc.constantFrom("", " ", "First line", "two\nlines\n", "# not a comment", "ends:"),
    name,
  ),
);
const catalogue: PermissionName[] = PERMISSIONS.map((text, index) => ({
  id: `p${index}`,
  name: text,
}));

const named = <T extends object>(kind: string, fields: fc.Arbitrary<T>) =>
  fc
    .uniqueArray(fc.tuple(name, fields), { maxLength: 6, selector: ([text]) => text })
    .map((items) => items.map(([text, rest]) => ({ ...rest, id: `${kind}-${text}`, name: text })));

const policies = named("policy", fc.record({ description, permissions: fc.subarray(catalogue) }));

const OWNER = { id: "owner", name: "Owner", description: null, preset: true, policyIds: [] };

function levelOf(list: readonly LevelSnapshot["policies"][number][]): fc.Arbitrary<LevelSnapshot> {
  const policyIds = fc.subarray(list.map(({ id }) => id));
  const roles = named("role", fc.record({ description, preset: fc.constant(false), policyIds }));
  return roles.chain((custom) => {
    const unique = custom.filter((role) => role.name !== "Owner");
    const roleId = fc.option(fc.constantFrom("owner", ...unique.map(({ id }) => id)));
    const members = fc
      .uniqueArray(fc.tuple(fc.constantFrom("ana", "Bo", "c+d", "x_y", "0", "e'f"), roleId), {
        selector: ([text]) => text,
      })
      .map((items) =>
        items.map(([text, role]) => ({
          id: text,
          email: `${text}@acme.test`,
          name: null,
          roleId: role,
        })),
      );
    return fc.record({
      permissions: fc.constant(catalogue),
      policies: fc.constant(list),
      roles: fc.constant([OWNER, ...unique]),
      members: fc.option(members, { freq: 6 }),
      invitations: fc.constant(null),
    });
  });
}

const level = policies.chain(levelOf);
const projects: fc.Arbitrary<ProjectSnapshot[]> = named(
  "project",
  fc.record({
    description,
    governancePolicyId: fc.option(fc.constantFrom("g1", "g2")),
    level: fc.option(level, { freq: 4 }),
  }),
);

/** Organizations whose names are hard to write in YAML. */
export const snapshots: fc.Arbitrary<OrganizationSnapshot> = fc.record({
  host: fc.constant("api.confident-ai.com"),
  id: fc.constant("org-1"),
  name,
  organization: level,
  projects: fc.option(
    projects.map((list) => list.slice(0, 3)),
    { freq: 4 },
  ),
  governancePolicies: fc.constant([
    { id: "g1", name: "PII controls" },
    { id: "g2", name: "no" },
  ]),
  reads: fc.constant([]),
  notes: fc.constant([]),
});
