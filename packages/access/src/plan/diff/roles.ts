import type { DeclaredRole } from "../../model/declaration.ts";
import type { RoleContent, UnorderedStep } from "../../model/plan.ts";
import type { LevelSnapshot, RoleSnapshot } from "../../model/snapshot.ts";
import { sortBy } from "../text.ts";
import { descriptionAfter, sameDescription, whyUpdated } from "./content.ts";
import type { FinalNames, FinalObject } from "./final-names.ts";
import {
  type LevelContext,
  levelStep,
  objectKey,
  place,
  quote,
  reference,
} from "./level-context.ts";
import type { Match } from "./match.ts";
import type { MemberDiff } from "./members.ts";
import type { Removal } from "./removals.ts";

type PolicyRef = RoleContent["policies"][number];

/** The changes of roles, and the policies that each role has afterwards. */
export interface RoleDiff {
  readonly steps: readonly UnorderedStep[];
  readonly policiesAfter: ReadonlyMap<string, readonly string[]>;
}

/** Compares the roles of a level with the file. */
export function diffRoles(
  context: LevelContext,
  matches: readonly Match<DeclaredRole, RoleSnapshot>[],
  policies: FinalNames,
  removals: readonly Removal<RoleSnapshot>[],
  members: MemberDiff,
): RoleDiff {
  const after = new Map(context.live.roles.map(({ id, policyIds }) => [id, policyIds]));
  const steps: UnorderedStep[] = [];
  for (const match of matches) {
    const step = diffRole(context, match, policies);
    if (step?.kind === "role" && step.after) {
      after.set(
        step.id,
        step.after.policies.map(({ id }) => id),
      );
      steps.push(step);
    }
  }
  for (const removal of removals) {
    if (!isHeld(context, removal.live, members)) {
      after.delete(removal.live.id);
      steps.push(deleteRole(context, removal, members));
    }
  }
  return { steps, policiesAfter: after };
}

// All roles of a level need the same names.
const policyNames = new WeakMap<LevelSnapshot, ReadonlyMap<string, string>>();

/** What a role has in the API. */
function roleContent({ live }: LevelContext, role: RoleSnapshot): RoleContent {
  const names = policyNames.get(live) ?? new Map(live.policies.map(({ id, name }) => [id, name]));
  policyNames.set(live, names);
  const policies = role.policyIds.map((id) => ({ id, name: names.get(id) ?? id }));
  return { name: role.name, description: role.description, policies: sortPolicies(policies) };
}

function sortPolicies(policies: readonly PolicyRef[]): PolicyRef[] {
  return sortBy(policies, ({ name, id }) => `${name}\0${id}`);
}

function diffRole(
  context: LevelContext,
  { declared, live }: Match<DeclaredRole, RoleSnapshot>,
  names: FinalNames,
): UnorderedStep | null {
  const before = live && roleContent(context, live);
  const found = declared.policies?.map((policy) => names.find(policy));
  const listed = found?.filter((one): one is FinalObject => one !== null);
  const policies = listed
    ? [...new Map(listed.map(({ id, name }) => [id, { id, name }])).values()]
    : (before?.policies ?? []);
  const after: RoleContent = {
    name: declared.name,
    description: descriptionAfter(declared, before),
    policies: sortPolicies(policies),
  };
  if (before && isSame(before, after)) {
    return null;
  }
  const created = listed?.filter(({ isNew }) => isNew) ?? [];
  return levelStep(
    context,
    before ? "updateRole" : "createRole",
    { kind: "role", before, after },
    {
      id: live?.id ?? reference(context.project, "role", declared.name),
      name: declared.name,
      why: whyUpdated(before, after),
      at: declared.at,
      dependsOn: created.map(({ id }) => objectKey(context, "policy", id)),
    },
  );
}

function isSame(before: RoleContent, after: RoleContent): boolean {
  const ids = ({ policies }: RoleContent) => JSON.stringify(policies.map(({ id }) => id).sort());
  return before.name === after.name && sameDescription(before, after) && ids(before) === ids(after);
}

function deleteRole(
  context: LevelContext,
  { live, why, at }: Removal<RoleSnapshot>,
  { stepOf }: MemberDiff,
): UnorderedStep {
  const holders = (context.live.members ?? []).filter(({ roleId }) => roleId === live.id);
  const dependsOn = holders.flatMap(({ id }) => stepOf.get(id) ?? []);
  const change = { kind: "role", before: roleContent(context, live), after: null } as const;
  const fields = { id: live.id, name: live.name, why, at, dependsOn };
  return levelStep(context, "deleteRole", change, fields);
}

/** A role is deleted only if no one has it afterwards: what the API does otherwise is not documented for invitations. */
function isHeld(context: LevelContext, role: RoleSnapshot, { roleAfter }: MemberDiff): boolean {
  const { run, live } = context;
  const holders = [...roleAfter.values()].filter((id) => id === role.id).length;
  const invited = (live.invitations ?? []).filter(({ roleId }) => roleId === role.id).length;
  const title = `Role ${quote(role.name)}${place(context)}`;
  if (live.members === null) {
    run.warnings.add(
      `${title} is deleted, but members were not read. The API rejects this if a member has it.`,
    );
  }
  if (holders + invited > 0) {
    const people = [holders && `${holders} members`, invited && `${invited} invitations`];
    const message = `${title} is not deleted: ${people.filter(Boolean).join(" and ")} still have it.`;
    run.brake("stillReferenced", message, null);
  }
  return holders + invited > 0;
}
