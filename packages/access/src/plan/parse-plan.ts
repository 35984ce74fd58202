import { StalePlanError } from "../model/errors.ts";
import type { Plan } from "../model/plan.ts";
import { digestOf } from "./digest.ts";

/** The format of plans that this version writes and reads. */
export const PLAN_FORMAT = "confident-access/plan@1";

const LISTS = [
  "reads",
  "steps",
  "assertions",
  "limits",
  "brakes",
  "postponed",
  "warnings",
  "notes",
  "unmanaged",
];

/**
 * Reads a saved plan.
 *
 * @throws {StalePlanError} if it is not a plan, is of another version, or was edited.
 */
export async function parsePlan(text: string): Promise<Plan> {
  const value = parseJson(text);
  if (!isObject(value) || typeof value["format"] !== "string") {
    throw new StalePlanError("This is not a plan. Plan again.");
  }
  if (value["format"] !== PLAN_FORMAT) {
    const format = JSON.stringify(value["format"].slice(0, 100));
    throw new StalePlanError(
      `The plan has the format ${format}. This version reads ${PLAN_FORMAT}. Plan again.`,
    );
  }
  const plan = hasPlanShape(value) ? (value as unknown as Plan) : null;
  if (!plan || digestOf(plan) !== plan.digest) {
    throw new StalePlanError("The plan was changed after it was made. Plan again.");
  }
  return plan;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser's message quotes the text.
    throw new StalePlanError("The plan is not valid JSON. Plan again.");
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The digest covers everything that an apply uses. The rest only has to be printable. */
function hasPlanShape(value: Record<string, unknown>): boolean {
  const { source, checks } = value;
  return (
    LISTS.every((key) => Array.isArray(value[key]) && value[key].every((one) => one !== null)) &&
    ["target", "tool", "fingerprint", "access", "order"].every((key) => isObject(value[key])) &&
    isObject(checks) &&
    Array.isArray(checks["assertions"]) &&
    isObject(source) &&
    Array.isArray(source["files"]) &&
    source["files"].every(isObject)
  );
}
