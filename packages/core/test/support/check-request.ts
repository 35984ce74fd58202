import type { Recorded } from "./recorder.ts";

/** The request that must be sent. */
export interface ExpectedRequest {
  readonly method: string;
  /** Path and query, encoded. */
  readonly target: string;
  /** The headers of this request only, without those that every request has. Lowercase names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The names of the documented query parameters. */
  readonly query: readonly string[];
}

// Node's fetch (20 to 26) writes the headers that it adds in lowercase.
const ADDED_BY_FETCH = new Set([
  "host",
  "connection",
  "accept-encoding",
  "accept-language",
  "content-length",
  "sec-fetch-mode",
  "user-agent",
]);

/** Lists the problems of a request, including those that Prism cannot see. */
export function findProblems(request: Recorded, expected: ExpectedRequest): string[] {
  const body = expected.body === undefined ? "" : JSON.stringify(expected.body);
  return [
    ...(request.violations ? [`Prism reports ${request.violations}`] : []),
    ...difference("method", request.method, expected.method),
    ...difference("target", request.target, expected.target),
    ...placeholders(request.target),
    ...undeclaredQuery(request.target, expected.query),
    ...duplicateHeaders(request),
    ...headerDifferences(request, expected),
    ...(request.body.equals(Buffer.from(body)) ? [] : difference("body", `${request.body}`, body)),
  ];
}

function difference(what: string, actual: string | undefined, expected: string | undefined) {
  return actual === expected ? [] : [`${what} is ${actual}, not ${expected}`];
}

function placeholders(target: string): string[] {
  const found = target.match(/(?:\{|%7B)\w+(?:\}|%7D)/gi) ?? [];
  return found.map((placeholder) => `placeholder ${placeholder} has no value`);
}

function undeclaredQuery(target: string, declared: readonly string[]): string[] {
  const names = [...new URL(target, "http://recorder.invalid").searchParams.keys()];
  return names
    .filter((name) => !declared.includes(name))
    .map((name) => `query parameter ${name} is not declared`);
}

function duplicateHeaders({ headers }: Recorded): string[] {
  const names = headers.map(([name]) => name.toLowerCase());
  return names
    .filter((name, index) => names.indexOf(name) !== index)
    .map((name) => `header ${name} is duplicated`);
}

function headerDifferences(request: Recorded, { headers, body }: ExpectedRequest): string[] {
  const expected: Record<string, string> = {
    accept: "application/json",
    // What Node's fetch sends for `cache: "no-store"`.
    "cache-control": "no-cache",
    pragma: "no-cache",
    ...(body !== undefined && { "content-type": "application/json" }),
    ...headers,
  };
  const actual = Object.fromEntries(
    request.headers
      .filter(([name]) => !ADDED_BY_FETCH.has(name))
      .map(([name, value]) => [name.toLowerCase(), value]),
  );
  return Object.keys({ ...expected, ...actual }).flatMap((name) =>
    difference(`header ${name}`, actual[name], expected[name]),
  );
}
