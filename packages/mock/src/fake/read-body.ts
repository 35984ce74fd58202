import { failure, type Reply } from "./reply.ts";
import { createValidator } from "./validate.ts";

const JSON_TYPE = /^application\/(?:[^\s;]+\+)?json\s*(?:;|$)/i;

/** A valid body, or the reply for an invalid one. */
type Result = { readonly body: unknown } | { readonly rejection: Reply };

/** Creates a function that reads and validates a request's body. It rejects with the same statuses as Prism. */
export function createBodyReader(schema: object): (request: Request) => Promise<Result> {
  const validate = createValidator(schema);
  return async (request) => {
    const text = await request.text();
    const problem = text ? checkType(request.headers.get("content-type")) : "The body is missing";
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
  const given = type ? `not ${type}` : "but Content-Type is missing";
  return `The body must be application/json, ${given}`;
}
