import { failure, type Reply } from "./reply.ts";
import { createValidator } from "./validate.ts";

const JSON_TYPE = /^application\/(?:[^\s;]+\+)?json\s*(?:;|$)/i;

/** A valid body, or the reply that rejects it. */
type Result = { readonly body: unknown } | { readonly rejection: Reply };

/** @returns a reader of bodies that must match a schema. It rejects others with Prism's statuses. */
export function createBodyReader(schema: object): (request: Request) => Promise<Result> {
  const validate = createValidator(schema);
  return async (request) => {
    const text = await request.text();
    const problem = text ? checkType(request.headers.get("content-type")) : "There is no body";
    if (problem !== undefined) {
      return { rejection: failure(422, problem) };
    }
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      return { rejection: failure(400) };
    }
    const invalid = validate(body);
    return invalid === undefined ? { body } : { rejection: failure(422, invalid) };
  };
}

function checkType(type: string | null): string | undefined {
  if (JSON_TYPE.test(type ?? "")) {
    return undefined;
  }
  const given = type ? `not ${type}` : "but there is no Content-Type";
  return `The body must be application/json, ${given}`;
}
