import type {
  LevelSnapshot,
  OrganizationSnapshot,
  PolicyContent,
  RoleContent,
  UnorderedStep,
} from "../../src/index.ts";

/** An organization of a given size, and changes of it. */
export interface Large {
  readonly before: OrganizationSnapshot;
  readonly steps: readonly UnorderedStep[];
}

const PERMISSIONS = Array.from({ length: 60 }, (_, index) => ({
  id: `permission-${index}`,
  name: index === 0 ? "iam:manage" : index === 1 ? "project:manage" : `resource-${index}:read`,
}));

/**
 * Creates 1,000 policies, 200 roles, 5,000 members and 200 changes: 120 of policies, 40 of roles and 40 of members.
 *
 * @param policiesPerRole - the more roles share policies, the more steps affect each other
 */
export function largeOrganization(policiesPerRole: number): Large {
  const random = randomNumbers(1);
  const pick = <T>(items: readonly T[], count: number) => [
    ...new Set(Array.from({ length: count }, () => items[random(items.length)] as T)),
  ];
  const content = (index: number): PolicyContent => ({
    name: `Policy ${index}`,
    description: null,
    permissions: pick(PERMISSIONS, 8),
  });
  const policies = times(1_000, (index) => ({ id: `policy-${index}`, ...content(index) }));
  const roles = times(200, (index) => ({
    id: `role-${index}`,
    name: `Role ${index}`,
    description: null,
    preset: false,
    policyIds: pick(policies, policiesPerRole).map(({ id }) => id),
  }));
  const members = times(5_000, (index) => ({
    id: `member-${index}`,
    email: `member-${index}@acme.test`,
    name: null,
    roleId: `role-${random(200)}`,
  }));
  const roleContent = (index: number, ids: readonly string[]): RoleContent => ({
    name: `Role ${index}`,
    description: null,
    policies: ids.map((id) => ({ id, name: id.replace("policy-", "Policy ") })),
  });
  const organization: LevelSnapshot = {
    permissions: PERMISSIONS,
    policies,
    roles,
    members,
    invitations: [],
  };
  return {
    before: toSnapshot(organization),
    steps: [
      ...policies
        .slice(0, 120)
        .map(({ id, ...before }, index) =>
          toStep(id, before.name, { kind: "policy", before, after: content(index) }),
        ),
      ...roles.slice(0, 40).map(({ id, name, policyIds }, index) => {
        const added = pick(policies, policiesPerRole).map((policy) => policy.id);
        const before = roleContent(index, policyIds);
        return toStep(id, name, { kind: "role", before, after: roleContent(index, added) });
      }),
      ...members.slice(0, 40).map(({ id, email, roleId }) => {
        const role = (of: string) => ({ email, role: { id: of, name: of.replace("r", "R") } });
        const change = { before: role(roleId), after: role(`role-${random(200)}`) };
        return toStep(id, email, { kind: "member", ...change });
      }),
    ],
  };
}

function toStep(
  id: string,
  name: string,
  change: Pick<UnorderedStep, "kind" | "before" | "after">,
): UnorderedStep {
  return {
    ...change,
    key: `${change.kind}:${id}`,
    operation: `update ${change.kind}`,
    scope: "organization",
    id,
    name,
    why: "declared",
    at: null,
    dependsOn: [],
    temporary: false,
  } as UnorderedStep;
}

function toSnapshot(organization: LevelSnapshot): OrganizationSnapshot {
  return {
    host: "api.confident-ai.com",
    id: "organization-1",
    name: "Acme",
    organization,
    projects: [],
    governancePolicies: [],
    reads: [],
    notes: [],
  };
}

function times<T>(count: number, create: (index: number) => T): readonly T[] {
  return Array.from({ length: count }, (_, index) => create(index));
}

/** Reproducible random numbers below a limit. */
function randomNumbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * limit);
  };
}
