import { comparable } from "../../file/comparable.ts";
import type { DeclaredName } from "../../model/declaration.ts";
import type { GovernanceContent, UnorderedStep } from "../../model/plan.ts";
import type { GovernancePolicySnapshot } from "../../model/snapshot.ts";
import type { Run } from "../run.ts";
import { quote, reference } from "./level-context.ts";
import { ambiguous, lookAlike } from "./match.ts";
import { type ProjectDiff, type ProjectMatch, projectKey } from "./projects.ts";

/** Compares which governance policy each project has with the file. */
export function diffGovernance(run: Run, projects: ProjectDiff): UnorderedStep[] {
  const mode = run.declaration.manage.governance;
  if (mode === "off") {
    return [];
  }
  const created = new Set(projects.steps.filter(({ before }) => !before).map(({ key }) => key));
  const matched = new Set(projects.matches.map(({ live }) => live?.id));
  const others = (run.snapshot.projects ?? []).filter(
    ({ id }) => !matched.has(id) && !projects.removed.has(id),
  );
  const isExclusive = mode === "exclusive" && !run.declaration.level.absent?.includes("projects");
  return [
    ...projects.matches.flatMap((match) => diffDeclared(run, match, created) ?? []),
    ...(isExclusive && run.isComplete ? others : []).flatMap((project) => {
      const before = policyOf(run, project.governancePolicyId);
      return before ? step(project, before, null, "not in the file", null, []) : [];
    }),
  ];
}

type Policy = GovernanceContent["policy"];

function diffDeclared(
  run: Run,
  match: ProjectMatch,
  created: ReadonlySet<string>,
): UnorderedStep | null {
  const { declared, live } = match;
  const wanted = declared.governance;
  if (!wanted) {
    return null;
  }
  const [first, second] = wanted;
  if (second) {
    run.problem(second.at, `A project has one governance policy at most.`);
  }
  const before = policyOf(run, live?.governancePolicyId ?? null);
  const after = first ? findPolicy(run, first) : null;
  if (after === undefined || before?.id === after?.id) {
    return null;
  }
  const id = live?.id ?? reference(null, "project", declared.name);
  const key = projectKey(match);
  const at = first?.at ?? declared.at;
  return step(
    { id, name: declared.name },
    before,
    after,
    "declared",
    at,
    created.has(key) ? [key] : [],
  );
}

function policyOf(run: Run, id: string | null): Policy {
  const policy = run.snapshot.governancePolicies?.find((one) => one.id === id);
  return id === null ? null : { id, name: policy?.name ?? id };
}

/** `undefined`: there is a problem. */
function findPolicy(run: Run, { name, at }: DeclaredName): GovernancePolicySnapshot | undefined {
  const named = (run.snapshot.governancePolicies ?? []).filter(
    (one) => comparable(one.name) === comparable(name),
  );
  const [only, other] = named;
  if (only && !other && only.name === name) {
    return { id: only.id, name };
  }
  const noun = "governance policy";
  const problem = other ? ambiguous(noun, name, named) : only && lookAlike(noun, name, only);
  run.problem(at, problem ?? `No ${noun} is named ${quote(name)}.`);
  return undefined;
}

function step(
  project: { readonly id: string; readonly name: string },
  before: Policy,
  after: Policy,
  why: string,
  at: UnorderedStep["at"],
  dependsOn: readonly string[],
): UnorderedStep {
  const { id, name } = project;
  const content = (policy: Policy): GovernanceContent => ({ project: { id, name }, policy });
  return {
    operation: after ? "assignProjectsToGovernancePolicy" : "unassignProjectsFromGovernancePolicy",
    scope: "organization",
    key: `governance:${id}`,
    ...{ id, name, why, at, dependsOn, temporary: false },
    ...{ kind: "governance", before: content(before), after: content(after) },
  };
}
