import fc from "fast-check";
import { expect } from "vitest";
import type { ApplyResult, PlanStep, Scope } from "../src/index.ts";
import { property } from "./support/property.ts";
import { randomWorld } from "./support/random-world.ts";
import { planAccepted, run } from "./support/runs.ts";
import { apply, createWorld, type World } from "./support/world.ts";

const LISTS = { policy: "policies", role: "roles", member: "members", invitation: "invitations" };

property(
  "an apply sends exactly the requests of the plan, and then the plan is empty",
  randomWorld,
  async ({ seed, target }) => {
    const world = createWorld(seed);
    const { result, error, planned } = await run(world, target);
    expect(error).toBeUndefined();
    expect(result).toMatchObject({ status: "done", writes: planned.steps.length });
    const sent = world.writes().map(({ method, path }) => `${method} ${decodeURIComponent(path)}`);
    const expected = planned.steps.map((step) => requestOf(step, result as ApplyResult));
    expect(sent.sort()).toEqual(expected.sort());
    expect((await planAccepted(world, target)).steps).toEqual([]);
  },
);

property(
  "if anything that the plan touches has changed since, an apply writes nothing",
  fc.tuple(randomWorld, fc.nat()),
  async ([{ seed, target }, choice]) => {
    const world = createWorld(seed);
    const planned = await planAccepted(world, target);
    const touching = planned.steps.filter(
      ({ before, kind }) => before !== null && kind !== "invitation",
    );
    const step = touching[choice % touching.length];
    if (!step) {
      return;
    }
    await changeOf(world, step);
    const { error } = await apply(world, planned);
    expect(error).toMatchObject({ code: "stale-plan" });
    expect(world.writes()).toEqual([]);
  },
);

/** The request of a step. */
function requestOf(step: PlanStep, { steps }: ApplyResult): string {
  const { n, kind, scope, before, after } = step;
  const id = before === null ? "" : `/${steps.find((one) => one.n === n)?.id}`;
  const method = before === null ? "POST" : after === null ? "DELETE" : "PUT";
  if (kind === "project") {
    return `${method} /v1/projects${id}`;
  }
  if (kind !== "governance") {
    return `${method} ${pathOf(scope)}/${LISTS[kind]}${id}`;
  }
  const [policy, action] = after?.policy ? [after.policy, "assign"] : [before?.policy, "unassign"];
  return `POST /v1/organization/governance-policies/${policy?.id}/${action}`;
}

function pathOf(scope: Scope): string {
  return scope === "organization" ? "/v1/organization" : `/v1/projects/${scope.project}`;
}

/** Lets someone else change the object of a step. */
async function changeOf({ console: admin }: World, step: PlanStep): Promise<void> {
  const { id, scope } = step;
  const level = scope === "organization" ? admin : admin.project(scope.project);
  switch (step.kind) {
    case "policy": {
      const { name, permissions } = step.before ?? { name: "", permissions: [] };
      const permissionIds = permissions.map((one) => one.id);
      await level.policies.update(id, { name, permissionIds, description: "Changed" });
      break;
    }
    case "role": {
      const { name, policies } = step.before ?? { name: "", policies: [] };
      const policyIds = policies.map((one) => one.id);
      await level.roles.update(id, { name, policyIds, description: "Changed" });
      break;
    }
    case "member":
      await level.members.remove(id);
      break;
    case "project":
      await admin.projects.update(id, { description: "Changed" });
      break;
    case "governance": {
      const other = step.before?.policy?.id === "Red teaming" ? "PII controls" : "Red teaming";
      const project = (step.before ?? step.after)?.project.id;
      await admin.governancePolicies.assign(other, { projectIds: [`${project}`] });
      break;
    }
    default:
  }
}
