import { type ApplyOptions, type Declaration, type Plan, plan } from "../../src/index.ts";
import { type Applied, apply, readAll, type World } from "./world.ts";

/** Plans a file and accepts every brake that can be accepted. */
export async function planAccepted(world: World, target: Declaration): Promise<Plan> {
  const snapshot = await readAll(world);
  const first = await plan(target, snapshot);
  const accept = first.brakes.flatMap((brake) => brake.accept ?? []);
  return accept.length > 0 ? plan(target, snapshot, { accept }) : first;
}

/** Plans a file and applies it. */
export async function run(
  world: World,
  target: Declaration,
  options?: ApplyOptions,
): Promise<Applied & { readonly planned: Plan }> {
  const planned = await planAccepted(world, target);
  return { planned, ...(await apply(world, planned, options)) };
}

/** Everything that matters of a world, without ids and independent of the order of its lists. */
export function contentOf({ fake }: World): unknown {
  const state = fake.state();
  return {
    ...levelOf(state as never, "organizationRole"),
    projects: sorted(
      state.projects.map((project) => ({
        name: project.name,
        description: project.description || null,
        governance: project.governancePolicy?.name ?? null,
        ...levelOf(project as never, "projectRole"),
      })),
    ),
  };
}

interface Level {
  readonly policies: readonly { name: string; description?: string; permissions?: Named }[];
  readonly roles: readonly { name: string; description?: string; policies?: Named }[];
  readonly members: readonly { email: string; [role: string]: unknown }[];
  readonly invitations: readonly { email: string; status: string }[];
}
type Named = readonly { readonly name: string }[];

function levelOf({ policies, roles, members, invitations }: Level, role: string) {
  const names = (items: Named = []) => sorted(items.map(({ name }) => name));
  return {
    policies: sorted(
      policies.map(({ name, description, permissions }) => ({
        name,
        description: description || null,
        permissions: names(permissions),
      })),
    ),
    roles: sorted(
      roles.map((one) => ({
        name: one.name,
        description: one.description || null,
        policies: names(one.policies),
      })),
    ),
    members: sorted(
      members.map(({ email, [role]: held }) => ({
        email,
        role: (held as { name: string } | null)?.name ?? null,
      })),
    ),
    invitations: sorted(invitations.map(({ email, status }) => `${email} ${status}`)),
  };
}

function sorted<T>(items: readonly T[]): T[] {
  return [...items].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
