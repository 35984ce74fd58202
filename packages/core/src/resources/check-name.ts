import { ConfidentArgumentError } from "../errors.ts";

/**
 * @param subject - the noun for the resource in the message, such as "A role"
 * @throws {ConfidentArgumentError} if the name is empty, only whitespace or not a string.
 */
export function checkName(subject: string, name: unknown): asserts name is string {
  if (typeof name !== "string" || !name.trim()) {
    throw new ConfidentArgumentError(`${subject} needs a non-empty name.`);
  }
}
