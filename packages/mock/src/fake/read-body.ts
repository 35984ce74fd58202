import { mistakeFinder } from "./mistakes.ts";
import { failure, type Reply } from "./reply.ts";

const JSON_TYPE = /^application\/(?:[^\s;]+\+)?json\s*(?:;|$)/i;

/** What a request brings, or why it is refused. */
type Reading = { readonly body: unknown } | { readonly refusal: Reply };

/** @returns a reader of bodies that must be as a schema says, which refuses others as Prism does */
export function bodyReader(schema: object): (request: Request) => Promise<Reading> {
  const mistakeIn = mistakeFinder(schema);
  return async (request) => {
    const text = await request.text();
    const mistake = text ? ofType(request.headers.get("content-type")) : "There is no body";
    if (mistake !== undefined) {
      return { refusal: failure(422, mistake) };
    }
    let body: unknown;
    try {
      body = JSON.parse(text);
    } catch {
      return { refusal: failure(400) };
    }
    const broken = mistakeIn(body);
    return broken === undefined ? { body } : { refusal: failure(422, broken) };
  };
}

function ofType(type: string | null): string | undefined {
  if (JSON_TYPE.test(type ?? "")) {
    return;
  }
  const given = type ? `not ${type}` : "but there is no Content-Type";
  return `The body must be application/json, ${given}`;
}
