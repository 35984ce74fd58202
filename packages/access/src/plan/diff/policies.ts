import type { DeclaredName, DeclaredPolicy } from "../../model/declaration.ts";
import type { PolicyContent, UnorderedStep } from "../../model/plan.ts";
import type { PermissionName, PolicySnapshot } from "../../model/snapshot.ts";
import {
  descriptionAfter,
  policyContent,
  sameDescription,
  sortPermissions,
  whyUpdated,
} from "./content.ts";
import {
  type LevelContext,
  levelStep,
  objectKey,
  place,
  quote,
  reference,
} from "./level-context.ts";
import type { Match } from "./match.ts";
import { LEFT_OVER, type Removal } from "./removals.ts";
import type { RoleDiff } from "./roles.ts";

/** Compares the policies of a level with the file. */
export function diffPolicies(
  context: LevelContext,
  matches: readonly Match<DeclaredPolicy, PolicySnapshot>[],
  removals: readonly Removal<PolicySnapshot>[],
  roles: RoleDiff,
): UnorderedStep[] {
  const catalog = new Map(context.live.permissions.map((one) => [one.name, one]));
  return [
    ...matches.flatMap((match) => diffPolicy(context, match, catalog) ?? []),
    ...removals
      .filter((removal) => !isUsed(context, removal, roles))
      .map((removal) => deletePolicy(context, removal, roles)),
  ];
}

function diffPolicy(
  context: LevelContext,
  { declared, live }: Match<DeclaredPolicy, PolicySnapshot>,
  catalog: ReadonlyMap<string, PermissionName>,
): UnorderedStep | null {
  const before = live && policyContent(live);
  const after: PolicyContent = {
    name: declared.name,
    description: descriptionAfter(declared, before),
    permissions: declared.permissions
      ? resolvePermissions(context, declared, declared.permissions, live, catalog)
      : (before?.permissions ?? []),
  };
  if (live) {
    warnOfWithdrawn(context, after, catalog);
  }
  if (before && isSame(before, after)) {
    return null;
  }
  return levelStep(
    context,
    before ? "updatePolicy" : "createPolicy",
    { kind: "policy", before, after },
    {
      id: live?.id ?? reference(context.project, "policy", declared.name),
      name: declared.name,
      why: whyUpdated(before, after),
      at: declared.at,
    },
  );
}

function resolvePermissions(
  context: LevelContext,
  declared: DeclaredPolicy,
  names: readonly DeclaredName[],
  live: PolicySnapshot | null,
  catalog: ReadonlyMap<string, PermissionName>,
): PermissionName[] {
  // What the policy holds keeps its id, even if the catalog no longer lists it.
  const held = new Map(live?.permissions.map((one) => [one.name, one]));
  const found = names.flatMap(({ name, at }) => {
    const permission = held.get(name) ?? catalog.get(name);
    if (!permission) {
      context.run.problem(
        at,
        `Policy ${quote(declared.name)}: no permission${place(context)} is named ${quote(name)}.`,
      );
    }
    return permission ?? [];
  });
  return sortPermissions([...new Map(found.map((one) => [one.name, one])).values()]);
}

function warnOfWithdrawn(
  { run, ...context }: LevelContext,
  after: PolicyContent,
  catalog: ReadonlyMap<string, PermissionName>,
): void {
  for (const { name } of after.permissions) {
    if (!catalog.has(name)) {
      run.warnings.add(
        `Policy ${quote(after.name)}${place({ run, ...context })} keeps ${name}, which the API no longer lists. Remove it from the file to remove it from the policy.`,
      );
    }
  }
}

function isSame(before: PolicyContent, after: PolicyContent): boolean {
  const names = ({ permissions }: PolicyContent) =>
    JSON.stringify([...new Set(permissions.map(({ name }) => name))]);
  return (
    before.name === after.name && sameDescription(before, after) && names(before) === names(after)
  );
}

function deletePolicy(
  context: LevelContext,
  { live, why, at }: Removal<PolicySnapshot>,
  roles: RoleDiff,
): UnorderedStep {
  const users = context.live.roles.filter(({ policyIds }) => policyIds.includes(live.id));
  const keys = new Set(roles.steps.map(({ key }) => key));
  const dependsOn = users
    .map(({ id }) => objectKey(context, "role", id))
    .filter((key) => keys.has(key));
  const change = { kind: "policy", before: policyContent(live), after: null } as const;
  const fields = { id: live.id, name: live.name, why, at, dependsOn };
  return levelStep(context, "deletePolicy", change, fields);
}

/** The API would take a deleted policy away from its roles. Only the file may do that. */
function isUsed(
  context: LevelContext,
  { live: policy, why }: Removal<PolicySnapshot>,
  roles: RoleDiff,
): boolean {
  const users = context.live.roles.filter(({ id }) =>
    roles.policiesAfter.get(id)?.includes(policy.id),
  );
  if (users.length > 0) {
    const names = users.map(({ name }) => quote(name)).join(", ");
    const message = `Policy ${quote(policy.name)}${place(context)} is not deleted: these roles still have it: ${names}.`;
    if (why === LEFT_OVER) {
      context.run.warnings.add(message);
    } else {
      context.run.brake("stillReferenced", message, null);
    }
  }
  return users.length > 0;
}
