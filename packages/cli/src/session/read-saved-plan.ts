import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Plan, parsePlan } from "@confident-admin/access";
import { UsageError } from "../arguments/usage-error.ts";
import type { Call } from "../command.ts";

/**
 * Reads a plan that `plan --out` saved.
 *
 * @throws {UsageError} if the file cannot be read.
 * @throws {StalePlanError} if it is not a plan, was edited, or is of another version.
 */
export async function readSavedPlan({ cwd }: Call, path: string): Promise<Plan> {
  let text: string;
  try {
    text = readFileSync(resolve(cwd, path), "utf8");
  } catch (error) {
    throw new UsageError(`Cannot read ${path} (${(error as NodeJS.ErrnoException).code}).`);
  }
  if (!/^\s*\{/.test(text)) {
    throw new UsageError(
      `${path} is not a saved plan. To plan and apply files: confident-access apply -f ${path}`,
    );
  }
  return parsePlan(text);
}
