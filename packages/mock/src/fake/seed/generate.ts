import { presetRoles } from "../document.ts";
import { type Level, ORGANIZATION, PROJECT } from "../levels.ts";
import { createRandom } from "./random.ts";
import type { ProjectSeed, ScopeLists, Seed, SeedLists } from "./seed.ts";

type Named = readonly { readonly name: string }[];

const FIRST_NAMES = ["Ada", "Alan", "Barbara", "Donald", "Frances", "Grace", "Katherine"];
const LAST_NAMES = ["Adams", "Brown", "Clark", "Evans", "Garcia", "Johnson", "Miller", "Singh"];

/** Replaces each number in a seed with that many items. The same seed always gets the same items. */
export function generate(seed: Required<Seed>): SeedLists {
  const random = createRandom(1);
  const lists = generateScope(random, ORGANIZATION, seed, seed.permissions ?? []);
  const governancePolicies = times(seed.governancePolicies, (n) => ({
    name: `Governance policy ${n}`,
  }));
  const projects = times<ProjectSeed>(seed.projects, (n) => ({ name: `Project ${n}` }));
  return {
    ...seed,
    ...lists,
    organization: seed.organization ?? {},
    permissions: seed.permissions ?? [],
    projectPermissions: seed.projectPermissions ?? [],
    governancePolicies,
    projects: projects.map((project) => {
      const permissions = seed.projectPermissions ?? [];
      return { ...project, ...generateScope(random, PROJECT, project, permissions, lists.members) };
    }),
  };
}

/** @param people - for a project, the members of the organization. The first ones become members of the project */
function generateScope(
  random: () => number,
  level: Level,
  given: Seed | ProjectSeed,
  permissions: Named,
  people?: ScopeLists["members"],
): ScopeLists {
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const some = (items: Named) =>
    items.map(({ name }) => name).filter(() => random() * items.length < 3);
  const seed = given as { readonly [Key in keyof ScopeLists]?: ScopeLists[Key] | number };
  const policies = times(seed.policies, (n) => ({
    name: `Policy ${n}`,
    permissions: some(permissions),
  }));
  const roles = times(seed.roles, (n) => ({ name: `Role ${n}`, policies: some(policies) }));
  const roleNames = [...presetRoles(level), ...roles]
    .map(({ name }) => name)
    .filter((name) => name !== "Owner");
  const members = times(seed.members, (n) => ({
    ...(people
      ? { email: people[n - 1]?.email ?? `member-${n}@northwind.example` }
      : {
          email: `member-${n}@northwind.example`,
          name: `${pick(FIRST_NAMES)} ${pick(LAST_NAMES)}`,
        }),
    role: n === 1 ? "Owner" : pick(roleNames),
  }));
  const invitations = times(seed.invitations, (n) => ({
    email: `invited-${n}@northwind.example`,
    role: pick(roleNames),
  }));
  const apiKeys = times(seed.apiKeys, (n) => ({ name: `Key ${n}` }));
  return { policies, roles, members, invitations, apiKeys };
}

function times<T>(
  given: readonly T[] | number | null | undefined,
  create: (n: number) => T,
): readonly T[] {
  return typeof given === "number"
    ? Array.from({ length: given }, (_, index) => create(index + 1))
    : (given ?? []);
}
