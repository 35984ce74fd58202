import { sha256 } from "../file/sha256.ts";
import type { CheckResult, Plan } from "../model/plan.ts";
import { canonicalJson } from "./canonical-json.ts";

/**
 * Identifies what a plan does and what follows from it. Does not depend on when and where it was made, on the layout of the
 * file, or on objects that the plan has nothing to do with. For this reason no messages count: they have numbers of people and
 * objects. Proves nothing about who made the plan, because everyone can calculate it.
 */
export function digestOf(plan: Omit<Plan, "digest">): string {
  const { createdAt, tool, source, reads, unmanaged, warnings, notes, ...rest } = plan;
  const { digest, ...content } = rest as Plan;
  return sha256(
    canonicalJson({
      ...content,
      steps: content.steps.map(withoutPosition),
      assertions: content.assertions.map(toResult),
      limits: content.limits.map(toResult),
      brakes: content.brakes.map(({ name, accept, accepted }) => ({ name, accept, accepted })),
      checks: { ...content.checks, assertions: content.checks.assertions.map(withoutPosition) },
    }),
  );
}

function toResult({ name, passed }: CheckResult) {
  return { name, passed };
}

function withoutPosition<T extends { readonly at: unknown }>(item: T): Omit<T, "at"> {
  const { at, ...rest } = item;
  return rest;
}
