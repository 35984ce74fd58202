import { Validator } from "@cfworker/json-schema";
import { formatErrors } from "./format-errors.ts";

/** @returns a function that says what is wrong with a JSON value; it returns `undefined` for a valid one */
export function createValidator(schema: object): (value: unknown) => string | undefined {
  const validator = new Validator(schema, "2020-12", false);
  return (value) => {
    try {
      const { valid, errors } = validator.validate(value);
      return valid ? undefined : formatErrors(errors);
    } catch {
      // The validator encodes names as URLs do, which fails for half a surrogate pair.
      return "A field has a name that is not Unicode";
    }
  };
}
