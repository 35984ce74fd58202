import { ConfidentAdmin } from "@confident-admin/core";
import { createFakeConfident, type Seed } from "@confident-admin/mock/fake";
import {
  applyPlan,
  type OrganizationSnapshot,
  type PlanOptions,
  plan,
  readOrganization,
} from "../../src/index.ts";
import { declare } from "./plan-of.ts";
import { snapshotOf } from "./snapshot-of.ts";

/** What happened when a plan was applied. */
export interface PlanRun {
  /** The statuses of the writes. */
  readonly statuses: readonly number[];
  readonly after: OrganizationSnapshot;
  /** The names of policies and roles of the organization afterwards, by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** Plans a file for an organization and applies the plan. */
export async function runPlan(
  text: string,
  seed: Seed,
  options: PlanOptions = {},
): Promise<PlanRun> {
  const fake = createFakeConfident(seed);
  const statuses: number[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const response = await fake.fetch(input, init);
    if ((init?.method ?? "GET") !== "GET") {
      statuses.push(response.status);
    }
    return response;
  };
  const admin = new ConfidentAdmin({ apiKey: fake.apiKey, fetch, retries: 0 });
  const before = await readOrganization(admin, {
    invitations: true,
    governance: true,
    projects: "all",
  });
  await applyPlan(admin, await plan(declare(text), before, options));
  const after = snapshotOf(fake.state());
  const { policies, roles } = after.organization;
  const names = Object.fromEntries([...policies, ...roles].map(({ id, name }) => [id, name]));
  return { statuses, after, names };
}
