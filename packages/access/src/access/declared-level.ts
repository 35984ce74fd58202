import type {
  Declaration,
  DeclaredLevel,
  DeclaredName,
  DeclaredPolicy,
  DeclaredRole,
} from "../model/declaration.ts";
import { modeIn } from "../model/mode-in.ts";
import type {
  LevelSnapshot,
  MemberSnapshot,
  PermissionName,
  PolicySnapshot,
  RoleSnapshot,
} from "../model/snapshot.ts";
import { declareInvitations } from "./declared-invitations.ts";
import { findMember } from "./explain.ts";
import { matchDeclared, referenceTo } from "./match-declared.ts";

/** Where a level is, and how it is managed. */
interface Context {
  readonly manage: Declaration["manage"];
  /** The project's name. `null`: the organization. */
  readonly project: string | null;
  /** Whether declared people count as members although they are not: nothing is known of the live ones. */
  readonly offline: boolean;
}

/** Changes a level as a file declares. */
export function declareLevel(
  live: LevelSnapshot,
  declared: DeclaredLevel,
  context: Context,
): LevelSnapshot {
  const policies = declarePolicies(live, declared, context);
  const roles = declareRoles(live, declared, context, policies);
  const members = live.members && declareMembers(live.members, declared, context, roles);
  const invitations = live.invitations && declareInvitations(live, declared, context, roles);
  return { ...live, policies, roles, members, invitations };
}

function declarePolicies(
  { policies, permissions: catalog }: LevelSnapshot,
  level: DeclaredLevel,
  { manage, project }: Context,
): readonly PolicySnapshot[] {
  const { policies: declared, removed } = level;
  const toPolicy = (one: DeclaredPolicy, live: PolicySnapshot | undefined): PolicySnapshot => ({
    id: live?.id ?? referenceTo(project, "policy", one.name),
    name: one.name,
    description: one.description === undefined ? (live?.description ?? null) : one.description,
    permissions: one.permissions?.map(toPermission(catalog)) ?? live?.permissions ?? [],
  });
  return declareObjects(
    policies,
    declared,
    removed.policies,
    modeIn({ manage }, level, "policies"),
    toPolicy,
  );
}

function toPermission(catalog: readonly PermissionName[]) {
  return ({ name }: DeclaredName): PermissionName =>
    catalog.find((permission) => permission.name === name) ?? {
      id: `ref:permission/${name}`,
      name,
    };
}

function declareRoles(
  { roles }: LevelSnapshot,
  level: DeclaredLevel,
  { manage, project }: Context,
  policies: readonly PolicySnapshot[],
): readonly RoleSnapshot[] {
  const { roles: declared, removed } = level;
  const mode = modeIn({ manage }, level, "roles");
  const known = new Set(policies.map(({ id }) => id));
  const toId = ({ name }: DeclaredName) =>
    policies.find((policy) => policy.name === name)?.id ?? [];
  const toRole = (one: DeclaredRole, live: RoleSnapshot | undefined): RoleSnapshot => ({
    id: live?.id ?? referenceTo(project, "role", one.name),
    name: one.name,
    description: one.description === undefined ? (live?.description ?? null) : one.description,
    preset: live?.preset ?? false,
    policyIds: one.policies?.flatMap(toId) ?? live?.policyIds ?? [],
  });
  const custom = roles.filter(({ preset }) => !preset);
  const presets = roles.filter(({ preset }) => preset);
  return [...presets, ...declareObjects(custom, declared, removed.roles, mode, toRole)].map(
    (role) => ({ ...role, policyIds: role.policyIds.filter((id) => known.has(id)) }),
  );
}

/** Adds, changes and removes what a file declares. */
function declareObjects<
  D extends DeclaredPolicy | DeclaredRole,
  T extends { id: string; name: string },
>(
  live: readonly T[],
  declared: readonly D[],
  removed: readonly DeclaredName[],
  mode: Declaration["manage"]["policies"],
  create: (declared: D, live: T | undefined) => T,
): readonly T[] {
  if (mode === "off") {
    return live;
  }
  const matches = declared.map((one) => ({ one, found: matchDeclared(one, live) }));
  const changed = new Map(matches.map(({ one, found }) => [found, create(one, found)]));
  const kept = live.flatMap((item) => {
    const isRemoved = mode === "exclusive" || removed.some(({ name }) => name === item.name);
    return changed.get(item) ?? (isRemoved ? [] : [item]);
  });
  const added = matches.flatMap(({ one, found }) => (found ? [] : [create(one, undefined)]));
  return [...kept, ...added];
}

function declareMembers(
  live: readonly MemberSnapshot[],
  level: DeclaredLevel,
  { manage, offline }: Context,
  roles: readonly RoleSnapshot[],
): readonly MemberSnapshot[] {
  const { members: declared, removed } = level;
  const mode = modeIn({ manage }, level, "members");
  if (mode === "off") {
    return live;
  }
  const roleOf = new Map(
    declared.map(({ email, role }) => [
      email.trim().toLowerCase(),
      roles.find(({ name }) => name === role)?.id ?? null,
    ]),
  );
  const gone = new Set(removed.members.map(({ name }) => name.trim().toLowerCase()));
  const kept = live.flatMap((member) => {
    const email = member.email.trim().toLowerCase();
    const roleId = roleOf.get(email);
    const isRemoved = gone.has(email) || mode === "exclusive";
    return roleId !== undefined ? [{ ...member, roleId }] : isRemoved ? [] : [member];
  });
  const added = declared.filter(({ email }) => offline && !findMember(live, email));
  const toMember = (email: string): MemberSnapshot => ({
    id: referenceTo(null, "member", email.trim().toLowerCase()),
    email,
    name: null,
    roleId: roleOf.get(email.trim().toLowerCase()) ?? null,
  });
  return [...kept, ...added.map(({ email }) => toMember(email))];
}
