import type { UnorderedStep } from "../../model/plan.ts";
import { type LevelContext, place, quote } from "./level-context.ts";

/** Share of the content that makes a deleted and a created object look like one that was renamed. */
const SIMILAR = 0.8;

/** Stops a plan that deletes an object and creates one with almost the same content: the new one would have no holders. */
export function brakeSuspectedRenames(
  context: LevelContext,
  steps: readonly UnorderedStep[],
): void {
  const created = steps.filter(({ before }) => before === null).map(withContent);
  for (const deleted of steps.filter(({ after }) => after === null).map(withContent)) {
    for (const other of created) {
      const share = similarity(deleted, other);
      if (share >= SIMILAR) {
        brake(context, deleted.step, other.step, share);
      }
    }
  }
}

interface Candidate {
  readonly step: UnorderedStep;
  readonly content: ReadonlySet<string>;
}

function withContent(step: UnorderedStep): Candidate {
  return { step, content: contentOf(step.before ?? step.after) };
}

function brake(
  context: LevelContext,
  { kind, name: old }: UnorderedStep,
  { name }: UnorderedStep,
  share: number,
): void {
  context.run.brake(
    "suspectedRename",
    `The plan deletes the ${kind} ${quote(old)}${place(context)} and creates ${quote(name)}, which has ${Math.floor(share * 100)}% of the same content. If it is a rename, add this line to ${quote(name)}: was: [${JSON.stringify(old)}]`,
    `replace ${kind} ${old} by ${name}${place(context)}`,
  );
}

function similarity(deleted: Candidate, created: Candidate): number {
  if (deleted.step.kind !== created.step.kind) {
    return 0;
  }
  const common = [...deleted.content].filter((one) => created.content.has(one)).length;
  return common / Math.max(1, deleted.content.size, created.content.size);
}

function contentOf(content: UnorderedStep["before"]): ReadonlySet<string> {
  if (content && "permissions" in content) {
    return new Set(content.permissions.map(({ name }) => name));
  }
  return new Set(content && "policies" in content ? content.policies.map(({ id }) => id) : []);
}
