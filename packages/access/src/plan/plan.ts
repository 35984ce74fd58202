import type { Declaration } from "../model/declaration.ts";
import { RejectedError } from "../model/errors.ts";
import type { Plan, UnorderedStep } from "../model/plan.ts";
import type { OrganizationSnapshot } from "../model/snapshot.ts";
import { addCleanUp, withoutParking } from "../order/clean-up.ts";
import { orderSteps } from "../order/order-steps.ts";
import { checkPlan, sortBrakes } from "./brakes/check-plan.ts";
import { StateWalk } from "./brakes/state-walk.ts";
import { dependencyKeys } from "./dependencies.ts";
import { orderNames } from "./diff/order-names.ts";
import { diffValid } from "./diff-valid.ts";
import { digestOf } from "./digest.ts";
import { fingerprint } from "./fingerprint.ts";
import { PLAN_FORMAT } from "./parse-plan.ts";
import type { PlanOptions } from "./plan-options.ts";
import { projectNames } from "./project-names.ts";
import { Run } from "./run.ts";
import { sortDeclaration, sortSnapshot } from "./sort-input.ts";

/**
 * Plans the requests that make an organization equal to a file, says who gains and who loses what, and checks limits and
 * assertions. Sends nothing. A plan with a brake that is not accepted must not be applied.
 *
 * @throws {InvalidFileError} if the file does not fit the organization.
 * @throws {IncompleteReadError} if something was not read that the file manages.
 * @throws {RejectedError} if the file is for another organization.
 */
export async function plan(
  declaration: Declaration,
  snapshot: OrganizationSnapshot,
  options: PlanOptions = {},
): Promise<Plan> {
  checkTarget(declaration, snapshot);
  const before = sortSnapshot(snapshot);
  const run = new Run(sortDeclaration(declaration), withoutParking(before), options);
  const diff = diffValid(run);
  const unordered = orderNames(addCleanUp(before, diff.steps));
  const { steps, order, walk } = orderWell(run, before, unordered);
  const checks = checkPlan(run, steps, order, walk);
  warn(run);
  const content: Omit<Plan, "digest"> = {
    ...describeSource(run, { steps, order, access: checks.access, unmanaged: diff.unmanaged }),
    fingerprint: await fingerprint(before, dependencyKeys(before, steps)),
    assertions: checks.assertions,
    limits: checks.limits,
    brakes: sortBrakes(run.brakes),
    checks: checksOf(run.declaration),
    postponed: [...run.postponed].sort(),
    warnings: [...run.warnings].sort(),
    notes: [...run.notes].sort(),
  };
  return { ...content, digest: digestOf(content) };
}

function checksOf({
  limits,
  sensitive,
  protected: people,
  assertions,
}: Declaration): Plan["checks"] {
  return { limits, sensitive, protected: people, assertions };
}

/** Orders the steps. If an assertion or the number of holders fails in between, looks for an order in which they do not. */
function orderWell(
  { declaration, options }: Run,
  snapshot: OrganizationSnapshot,
  unordered: readonly UnorderedStep[],
) {
  const mode = options.order ?? "deny-first";
  const { sensitive } = declaration;
  const first = orderSteps(snapshot, unordered, { mode, sensitive });
  const walk = new StateWalk(declaration, snapshot, first.steps);
  if (walk.isSmooth) {
    return { ...first, walk };
  }
  const accepts = (state: OrganizationSnapshot) => walk.accepts(state);
  const second = orderSteps(snapshot, unordered, { mode, sensitive, accepts });
  return { ...second, walk: new StateWalk(declaration, snapshot, second.steps) };
}

function checkTarget({ organization }: Declaration, { id, name }: OrganizationSnapshot): void {
  const isOther =
    organization.id === undefined
      ? organization.name !== undefined && organization.name !== name
      : organization.id !== id;
  if (isOther) {
    const wanted = JSON.stringify(organization.name ?? organization.id);
    throw new RejectedError(
      `The file is for the organization ${wanted}, but the key belongs to ${JSON.stringify(name)} (id ${id}). Use the key of the file's organization.`,
    );
  }
}

function warn(run: Run): void {
  const { snapshot, options, brakes } = run;
  const incomplete = snapshot.reads.filter(({ complete }) => !complete);
  if (incomplete.length > 0) {
    const lists = [...new Set(incomplete.map(({ operation }) => operation))].join(", ");
    run.brake("incompleteRead", `Not read completely: ${lists}. Plan again.`, null);
  }
  if (options.base === null) {
    run.notes.add("The earlier file was not found. What left the file is not deleted.");
  }
  if (snapshot.organization.members === null) {
    run.notes.add("Members were not read, so it is unknown who gains and who loses access.");
  }
  for (const note of snapshot.notes) {
    run.notes.add(note);
  }
  const known = new Set(brakes.map(({ accept }) => accept));
  for (const accept of options.accept ?? []) {
    if (!known.has(accept) && !accept.startsWith("invite ")) {
      run.warnings.add(`Nothing in this plan needs --accept ${JSON.stringify(accept)}.`);
    }
  }
  warnOfPermits(run);
}

/** Warns of what the caller allows although nothing needs it: the name may be misspelled. */
function warnOfPermits({ options, brakes, warnings }: Run): void {
  const { transferOwnership, deleteProjects = [] } = options;
  const isNeeded = (brake: string, name = "") =>
    brakes.some((one) => one.name === brake && one.accepted && one.message.includes(name));
  if (transferOwnership !== undefined && !isNeeded("transferOwnership")) {
    warnings.add(`Nothing in this plan needs --transfer-ownership ${transferOwnership}.`);
  }
  for (const name of deleteProjects.map((project) => JSON.stringify(project))) {
    if (!isNeeded("deleteProject", `Project ${name} is deleted`)) {
      warnings.add(`Nothing in this plan needs --delete-project ${name}.`);
    }
  }
}

function describeSource<Content extends Pick<Plan, "steps" | "order" | "access" | "unmanaged">>(
  { declaration, snapshot, options }: Run,
  content: Content,
) {
  const { tool, now = new Date(), gitCommit = null } = options;
  return {
    format: PLAN_FORMAT,
    tool: tool ?? { name: "@confident-admin/access", version: "" },
    createdAt: now.toISOString(),
    target: {
      host: snapshot.host,
      organizationId: snapshot.id,
      organizationName: snapshot.name,
      projects: projectNames(snapshot, content),
    },
    source: { files: declaration.files, gitCommit },
    reads: snapshot.reads,
    ...content,
  } as const;
}
