import { validate } from "../file/validate.ts";
import { InvalidFileError } from "../model/errors.ts";
import type { Problem } from "../model/snapshot.ts";
import { checkReads } from "./check-reads.ts";
import { diffOrganization } from "./diff/diff.ts";
import type { Diff } from "./diff/level.ts";
import type { Run } from "./run.ts";
import { sortBy } from "./text.ts";

/**
 * Compares a file with an organization.
 *
 * @throws {InvalidFileError} if the file does not fit the organization.
 * @throws {IncompleteReadError} if something was not read that the file manages.
 */
export function diffValid(run: Run): Diff {
  throwProblems(validate(run.declaration, run.snapshot));
  checkReads(run);
  const diff = diffOrganization(run);
  throwProblems(run.problems);
  return diff;
}

function throwProblems(problems: readonly Problem[]): void {
  const unique = new Map(problems.map((one) => [JSON.stringify([one.at, one.message]), one]));
  const place = ({ at }: Problem) =>
    at ? `${at.file}\0${`${at.line}`.padStart(9)}\0${`${at.column}`.padStart(9)}` : "";
  if (unique.size > 0) {
    throw new InvalidFileError(sortBy([...unique.values()], place));
  }
}
