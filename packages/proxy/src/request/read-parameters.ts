import type { Operation, Parameter, Schema } from "@confident-admin/spec/operations";
import { HttpError } from "../http-error.ts";
import type { QueryValues } from "../options.ts";
import { deepFreeze } from "./deep-freeze.ts";
import { isOneSegment } from "./is-one-segment.ts";
import { validate } from "./validate.ts";

// Accept only canonical numbers, so that 7 and 07 do not count as different ids.
const INTEGER = /^(?:0|-?[1-9]\d*)$/;
const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** @throws {HttpError} if a path parameter does not match the document, or could reach another path. */
export function checkPathParameters(
  params: Readonly<Record<string, string>>,
  { parameters }: Operation,
): void {
  for (const { name, schema } of parameters.path) {
    check(parse(params[name] ?? "", schema), schema, `Path parameter "${name}"`);
  }
  for (const [name, id] of Object.entries(params)) {
    if (!isOneSegment(id)) {
      throw new HttpError(
        400,
        `Path parameter "${name}" must not contain slashes, backslashes, "?", "#", ";" or invisible characters, and must not be "." or "..". Encoded forms and lookalikes are rejected too.`,
      );
    }
  }
}

/**
 * Parses, validates and freezes the query parameters of a request.
 *
 * @throws {HttpError} if a parameter is unknown, missing, duplicated or invalid.
 */
export function readQuery({ url }: Request, { parameters }: Operation): QueryValues {
  const { search, searchParams } = new URL(url);
  if (search && parameters.query.length === 0) {
    throw new HttpError(400, "This operation does not accept query parameters.");
  }
  checkEncoding(search);
  const known = parameters.query.map(({ name }) => name);
  const unknown = [...searchParams.keys()].find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new HttpError(400, `Unknown query parameter ${JSON.stringify(unknown)}.`);
  }
  const entries = parameters.query.flatMap((parameter) => {
    const value = readValue(searchParams.getAll(parameter.name), parameter);
    return value === undefined ? [] : [[parameter.name, value] as const];
  });
  return deepFreeze(Object.fromEntries(entries));
}

function readValue(
  values: readonly string[],
  { name, required, schema }: Parameter,
): QueryValues[string] | undefined {
  const label = `Query parameter "${name}"`;
  const [value] = values;
  if (value === undefined) {
    if (required) {
      throw new HttpError(400, `${label} is required.`);
    }
    return undefined;
  }
  if (schema.items) {
    const { items } = schema;
    return check(
      values.map((item) => parse(item, items)),
      schema,
      label,
    );
  }
  if (values.length > 1) {
    throw new HttpError(400, `${label} must not occur more than once.`);
  }
  return check(parse(value, schema), schema, label);
}

/**
 * Converts a string to the schema's type. Returns it unchanged if that is impossible, so that validation rejects it.
 */
function parse(value: string, { type }: Schema): string | number | boolean {
  if (type === "boolean") {
    return value === "true" || (value === "false" ? false : value);
  }
  const isNumber =
    (type === "integer" && INTEGER.test(value)) || (type === "number" && NUMBER.test(value));
  return isNumber ? Number(value) : value;
}

function check<T>(value: T, schema: Schema, label: string): T {
  const problem = validate(value, schema, label);
  if (problem) {
    throw new HttpError(400, problem);
  }
  return value;
}

function checkEncoding(search: string): void {
  try {
    decodeURIComponent(search);
  } catch {
    throw new HttpError(400, "The query is not encoded correctly.");
  }
}
