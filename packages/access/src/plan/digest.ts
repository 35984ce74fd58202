import type { Plan } from "../model/plan.ts";
import { canonicalJson } from "./canonical-json.ts";

/**
 * Identifies what a plan does and what follows from it. Does not depend on when and where it was made, on the layout of the
 * file, or on objects that the plan has nothing to do with.
 */
export async function digestOf(plan: Omit<Plan, "digest">): Promise<string> {
  const { createdAt, tool, source, reads, unmanaged, ...rest } = plan;
  const { digest, ...content } = rest as Plan;
  const text = canonicalJson({
    ...content,
    steps: content.steps.map(withoutPosition),
    assertions: content.assertions.map(withoutPosition),
    limits: content.limits.map(withoutPosition),
    checks: { ...content.checks, assertions: content.checks.assertions.map(withoutPosition) },
  });
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function withoutPosition<T extends { readonly at: unknown }>(item: T): Omit<T, "at"> {
  const { at, ...rest } = item;
  return rest;
}
