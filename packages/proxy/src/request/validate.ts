import type { JsonType, Schema } from "@confident-admin/spec/operations";
import { validateNumber, validateString } from "./validate-scalar.ts";

/**
 * Describes what is wrong with a value. Returns `undefined` if it is valid. Runs in linear time and recurses only as
 * deep as the schema, because it also processes the bodies of unauthorized callers.
 *
 * @param label - the value's name in the message
 */
export function validate(value: unknown, schema: Schema, label: string): string | undefined {
  const types = [schema.type].flat();
  if (!types.some((type) => isOfType(value, type))) {
    return `${label} must be of type ${types.join(" or ")}.`;
  }
  if (schema.enum && !(schema.enum as readonly unknown[]).includes(value)) {
    return `${label} must be one of ${schema.enum.map((one) => JSON.stringify(one)).join(", ")}.`;
  }
  if (typeof value === "string") {
    return validateString(value, schema, label);
  }
  if (typeof value === "number") {
    return validateNumber(value, schema, label);
  }
  if (Array.isArray(value)) {
    return validateArray(value, schema, label);
  }
  return typeof value === "object" && value ? validateObject(value, schema, label) : undefined;
}

function isOfType(value: unknown, type: JsonType): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "integer":
      return Number.isSafeInteger(value);
    case "number":
      return Number.isFinite(value);
    default:
      return typeof value === type;
  }
}

function validateArray(
  value: readonly unknown[],
  { items, minItems = 0, maxItems = Number.POSITIVE_INFINITY, uniqueItems }: Schema,
  label: string,
): string | undefined {
  if (value.length < minItems) {
    return `${label} must have a minimum length of ${minItems}.`;
  }
  if (value.length > maxItems) {
    return `${label} must have a maximum length of ${maxItems}.`;
  }
  for (const [index, item] of items ? value.entries() : []) {
    const problem = validate(item, items as Schema, `${label}[${index}]`);
    if (problem) {
      return problem;
    }
  }
  return uniqueItems && new Set(value).size < value.length
    ? `${label} must not contain duplicates.`
    : undefined;
}

function validateObject(
  value: object,
  { properties = {}, required = [], minProperties = 0 }: Schema,
  label: string,
): string | undefined {
  const missing = required.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) {
    return `${label} is missing ${JSON.stringify(missing)}.`;
  }
  for (const [name, item] of Object.entries(value)) {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const problem = schema
      ? validate(item, schema, `${label}'s ${JSON.stringify(name)}`)
      : `${label} has an unknown field ${JSON.stringify(name)}.`;
    if (problem) {
      return problem;
    }
  }
  return Object.keys(value).length < minProperties ? `${label} must not be empty.` : undefined;
}
