import type { Plan } from "../model/plan.ts";
import { hashOf } from "./canonical-json.ts";

/**
 * Identifies what a plan does and what follows from it. Does not depend on when and where it was made, on the layout of the
 * file, or on objects that the plan has nothing to do with.
 */
export function digestOf(plan: Omit<Plan, "digest">): Promise<string> {
  const { createdAt, tool, source, reads, unmanaged, ...rest } = plan;
  const { digest, ...content } = rest as Plan;
  return hashOf({
    ...content,
    steps: content.steps.map(withoutPosition),
    assertions: content.assertions.map(withoutPosition),
    limits: content.limits.map(withoutPosition),
  });
}

function withoutPosition<T extends { readonly at: unknown }>(item: T): Omit<T, "at"> {
  const { at, ...rest } = item;
  return rest;
}
