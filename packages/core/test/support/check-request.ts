import type { Recorded } from "./recorder.ts";

/** What must be on the wire. */
export interface ExpectedRequest {
  readonly method: string;
  /** Path and query, encoded. */
  readonly target: string;
  /** What this request must carry beside the headers that every request has; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The names of the query parameters that the document declares. */
  readonly query: readonly string[];
}

// Node's fetch, 20 to 26 alike, writes the names of what it adds itself in lower case.
const ADDED_BY_FETCH = new Set([
  "host",
  "connection",
  "accept-encoding",
  "accept-language",
  "content-length",
  "sec-fetch-mode",
  "user-agent",
]);

/** Everything that is wrong with a request: what Prism reports, and what Prism cannot see. */
export function faultsOf(request: Recorded, expected: ExpectedRequest): string[] {
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
  const left = target.match(/(?:\{|%7B)\w+(?:\}|%7D)/gi) ?? [];
  return left.map((placeholder) => `placeholder ${placeholder} is not filled`);
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
    .map((name) => `header ${name} is sent again`);
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
