import { ConfidentArgumentError } from "../errors.ts";

/**
 * @param subject - the kind of thing that is named, such as "A role"
 * @throws {ConfidentArgumentError} if the name is not a string, or is empty or only whitespace.
 */
export function checkName(subject: string, name: unknown): asserts name is string {
  if (typeof name !== "string" || !name.trim()) {
    throw new ConfidentArgumentError(`${subject} needs a non-empty name.`);
  }
}
