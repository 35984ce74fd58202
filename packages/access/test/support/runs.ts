import {
  type Declaration,
  type LevelSnapshot,
  type OrderMode,
  type OrganizationSnapshot,
  type PermissionName,
  type Plan,
  plan,
} from "../../src/index.ts";
import { type Applied, apply, readAll, type World } from "./world.ts";

/** Plans a file and accepts every brake that can be accepted. */
export async function planAccepted(
  world: World,
  target: Declaration,
  order?: OrderMode,
): Promise<Plan> {
  const snapshot = await readAll(world);
  const first = await plan(target, snapshot, { order });
  const accept = first.brakes.flatMap((brake) => brake.accept ?? []);
  return accept.length > 0 ? plan(target, snapshot, { accept, order }) : first;
}

/** Plans a file and applies it. */
export async function run(
  world: World,
  target: Declaration,
  order?: OrderMode,
): Promise<Applied & { readonly planned: Plan }> {
  const planned = await planAccepted(world, target, order);
  return { planned, ...(await apply(world, planned)) };
}

/** Everything that matters of an organization, without ids and independent of the order of its lists. */
export function contentOf({ organization, projects }: OrganizationSnapshot): unknown {
  return {
    ...contentOfLevel(organization),
    projects: sorted(
      (projects ?? []).map(({ name, description, governancePolicyId, level }) => ({
        name,
        description: description || null,
        governancePolicyId,
        ...(level && contentOfLevel(level)),
      })),
    ),
  };
}

function contentOfLevel({ policies, roles, members, invitations }: LevelSnapshot) {
  const nameOf = (items: readonly PermissionName[], id: string | null) =>
    items.find((item) => item.id === id)?.name ?? null;
  return {
    policies: sorted(
      policies.map(({ name, description, permissions }) => ({
        name,
        description: description || null,
        permissions: sorted(permissions.map((permission) => permission.name)),
      })),
    ),
    // Without preset roles, which cannot change.
    roles: sorted(
      roles
        .filter(({ preset }) => !preset)
        .map(({ name, description, policyIds }) => ({
          name,
          description: description || null,
          policies: sorted(policyIds.map((id) => nameOf(policies, id))),
        })),
    ),
    members: sorted((members ?? []).map(({ id, roleId }) => [id, nameOf(roles, roleId)])),
    invitations: sorted(
      (invitations ?? []).map(({ email, roleId }) => [email.toLowerCase(), nameOf(roles, roleId)]),
    ),
  };
}

function sorted<T>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
