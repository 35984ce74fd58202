import type { Schema } from "./operation.ts";

/**
 * What is wrong with a value, in words; `undefined` if it is what the schema says. Anybody can have a body
 * checked, so the effort grows with its size and the schema's depth, never with its own depth or its square.
 *
 * @param where - what the value is called
 */
export function findMistake(
  value: unknown,
  schema: Schema,
  where = "The body",
): string | undefined {
  const types = [schema.type].flat();
  if (!types.some((type) => type === typeOf(value))) {
    return `${where} must be of type ${types.join(" or ")}.`;
  }
  if (typeof value === "string") {
    const { minLength = 0 } = schema;
    return [...value].length < minLength
      ? `${where} must not be shorter than ${minLength}.`
      : undefined;
  }
  if (Array.isArray(value)) {
    return findMistakeInArray(value, schema, where);
  }
  return value === null ? undefined : findMistakeInObject(value as object, schema, where);
}

function findMistakeInArray(
  value: readonly unknown[],
  { items, uniqueItems }: Schema,
  where: string,
): string | undefined {
  for (const [index, item] of items ? value.entries() : []) {
    const mistake = findMistake(item, items as Schema, `${where}[${index}]`);
    if (mistake) {
      return mistake;
    }
  }
  return uniqueItems && new Set(value).size < value.length
    ? `${where} must not hold anything twice.`
    : undefined;
}

function findMistakeInObject(
  value: object,
  { properties = {}, required = [] }: Schema,
  where: string,
): string | undefined {
  const missing = required.find((name) => !Object.hasOwn(value, name));
  if (missing !== undefined) {
    return `${where} must have ${JSON.stringify(missing)}.`;
  }
  for (const [name, item] of Object.entries(value)) {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    const mistake = schema
      ? findMistake(item, schema, `${where}'s ${JSON.stringify(name)}`)
      : `${where} must not have ${JSON.stringify(name)}.`;
    if (mistake) {
      return mistake;
    }
  }
  return undefined;
}

function typeOf(value: unknown): string {
  if (value === null) {
    return "null";
  }
  return Array.isArray(value) ? "array" : typeof value;
}
