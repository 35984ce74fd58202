import type { OrderMode, PlanOrder, PlanStep, UnorderedStep } from "../model/plan.ts";
import { SENSITIVE_PERMISSIONS } from "../model/sensitive-permissions.ts";
import type { OrganizationSnapshot } from "../model/snapshot.ts";
import { AccessModel } from "./access-model.ts";
import { divide } from "./components.ts";
import { findDependencies, type Needs, sortByNeeds } from "./dependencies.ts";
import { ExactOrder } from "./exact-order.ts";
import { findOrder } from "./find-order.ts";
import { findLeastBadOrder, isAlways, lessExtra, lessMissing } from "./least-bad-order.ts";
import { Leftovers } from "./leftovers.ts";
import { levelChanges, levelKey } from "./level-changes.ts";
import { mergeOrders } from "./merge-orders.ts";
import { Names } from "./names.ts";
import { replay } from "./replay.ts";
import { simulateStep } from "./simulate-step.ts";
import { sortAsUsual } from "./usual-order.ts";
import type { Violations } from "./violations.ts";

/** How to order steps. */
export interface OrderOptions {
  /** @default "deny-first" */
  readonly mode?: OrderMode | undefined;
  /**
   * The permissions that no one should have between two steps without having them before or after. `*` stands for any characters.
   *
   * @default SENSITIVE_PERMISSIONS
   */
  readonly sensitive?: readonly string[] | undefined;
  /**
   * Whether a state between two steps is acceptable, for example because assertions hold in it. Orders in which all states are
   * acceptable are preferred, if that makes no member leave the envelope.
   *
   * @default every state is
   */
  readonly accepts?: ((state: OrganizationSnapshot) => boolean) | undefined;
}

/** Steps in an order, and the proof that it is safe. */
export interface OrderedSteps {
  readonly steps: readonly PlanStep[];
  readonly order: PlanOrder;
}

// Keeps planning fast if no safe order exists among many steps.
const MOST_TRIES = 2_000;

/**
 * Chooses an order of the steps in which, after every step, each member holds what the member holds both before and after the plan,
 * and nothing that the member holds in neither. What is left is listed as exposures.
 *
 * @throws {RangeError} if steps depend on each other.
 */
export function orderSteps(
  before: OrganizationSnapshot,
  steps: readonly UnorderedStep[],
  { mode = "deny-first", sensitive = SENSITIVE_PERMISSIONS, accepts }: OrderOptions = {},
): OrderedSteps {
  const needs = findDependencies(steps);
  const usual = sortByNeeds(sortAsUsual(steps), needs);
  const after = usual.reduce<OrganizationSnapshot>(simulateStep, before);
  const model = new AccessModel(before, after, usual, sensitive);
  const names = new Names(before, after, usual);
  const leftovers = new Leftovers(before, usual, needs);
  const spare = new Set(leftovers.removals);
  const required = usual.filter((step) => !spare.has(step));
  const parts = divide(required, needs, model).map((part) => {
    const safe = findOrder(model, part, needs, isSafe, { left: MOST_TRIES });
    const exact = () => new ExactOrder(model, part, needs, { names, leftovers }).run();
    return safe ?? (mode === "exact" ? exact() : orderUnsafe(model, part, needs, mode));
  });
  const unused = leftovers.removals.map((step) => [step]);
  const ordered = chain(mergeOrders([...parts, ...unused], usual, before, accepts));
  const { steps: numbered, exposures } = replay(model, ordered, needs);
  const isKnown = areMembersKnown(before, after, usual);
  const envelope = exposures.length > 0 ? "transient" : "exact";
  return {
    steps: numbered,
    order: { mode, envelope: isKnown ? envelope : "unknown", exposures },
  };
}

function isSafe({ extra, missing }: Violations): boolean {
  return extra === 0 && missing === 0;
}

/** What every state may be, the best first. */
const DENIED: readonly ((violations: Violations) => boolean)[] = [
  ({ extra }) => extra === 0,
  ({ sensitive }) => sensitive === 0,
];
const AVAILABLE: typeof DENIED = [
  ({ sensitive, missing }) => sensitive + missing === 0,
  ({ missing }) => missing === 0,
];

/** Orders steps of which no order is safe. */
function orderUnsafe(
  model: AccessModel,
  steps: readonly UnorderedStep[],
  needs: Needs,
  mode: OrderMode,
): readonly UnorderedStep[] {
  const isAvailable = mode === "availability-first";
  const quick = findLeastBadOrder(model, steps, needs, isAvailable ? lessMissing : lessExtra);
  for (const isAllowed of isAvailable ? AVAILABLE : DENIED) {
    const order = isAlways(model, quick, isAllowed)
      ? quick
      : findOrder(model, steps, needs, isAllowed, { left: MOST_TRIES });
    if (order) {
      return order;
    }
  }
  return quick;
}

/** Makes each step start from what the one before it left: temporary steps change what others expect. */
function chain(steps: readonly UnorderedStep[]): readonly UnorderedStep[] {
  const contents = new Map<string, UnorderedStep["after"]>();
  return steps.map((step) => {
    const key = JSON.stringify([levelKey(step.scope), step.kind, step.id]);
    const before = contents.get(key) ?? step.before;
    contents.set(key, step.after);
    return { ...step, before } as UnorderedStep;
  });
}

/** Whether the members of every level that changes were read. */
function areMembersKnown(
  before: OrganizationSnapshot,
  after: OrganizationSnapshot,
  steps: readonly UnorderedStep[],
): boolean {
  const [organization, ...projects] = levelChanges(before, after, steps);
  return [organization, ...projects.filter(({ steps: own }) => own.length > 0)].every(
    (change) => (change.before ?? change.after)?.members != null,
  );
}
