import { Validator } from "@cfworker/json-schema";
import { explain } from "./explain.ts";

/** @returns what is wrong, for people to read, with JSON that must be as a schema says; `undefined` if nothing is */
export function mistakeFinder(schema: object): (value: unknown) => string | undefined {
  const validator = new Validator(schema, "2020-12", false);
  return (value) => {
    try {
      const { valid, errors } = validator.validate(value);
      return valid ? undefined : explain(errors);
    } catch {
      // The validator writes names as URLs have them, which half a surrogate pair cannot be.
      return "A field has a name that is not Unicode";
    }
  };
}
