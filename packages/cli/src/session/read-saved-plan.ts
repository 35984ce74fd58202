import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Plan, parsePlan } from "@confident-admin/access";
import { UsageError } from "../arguments/usage-error.ts";
import type { Call } from "../command.ts";

/**
 * Reads a plan that `plan --out` saved.
 *
 * @param advice - what to do if the file is something else
 * @throws {UsageError} if the file cannot be read, or is not JSON and does not claim to be.
 * @throws {StalePlanError} if it is not a plan, was edited, or is of another version.
 */
export async function readSavedPlan(
  { cwd }: Call,
  path: string,
  advice = "To save a plan: confident-access plan --out p.json",
): Promise<Plan> {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, path), "utf8");
  } catch (error) {
    throw new UsageError(`Cannot read ${path} (${(error as NodeJS.ErrnoException).code}).`);
  }
  if (!(/\.json$/i.test(path) || text.trimStart().startsWith("{"))) {
    throw new UsageError(`${path} is not a saved plan. ${advice}`);
  }
  return parsePlan(text);
}
