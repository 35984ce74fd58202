import { Validator } from "@cfworker/json-schema";
import { formatErrors } from "./format-errors.ts";

/**
 * Creates a function that describes what is wrong with a JSON value. The function returns `undefined` for a valid one.
 */
export function createValidator(schema: object): (value: unknown) => string | undefined {
  // Created on first use, because a fake has two validators for each operation.
  let validator: Validator | undefined;
  return (value) => {
    validator ??= new Validator(schema, "2020-12", false);
    try {
      const { valid, errors } = validator.validate(value);
      return valid ? undefined : formatErrors(errors);
    } catch {
      // The validator URL-encodes names, which throws for an unpaired surrogate.
      return "A field name is not valid Unicode";
    }
  };
}
