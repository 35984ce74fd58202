import type { FakeConfident } from "../../src/index.ts";

interface Result {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** Sends a request to a fake. */
export type Send = (method: string, path: string, init?: RequestInit) => Promise<Result>;

/**
 * Creates a function that sends requests with the fake's key and a JSON content type by default.
 *
 * Paths that do not start with `/v1` are relative to the organization.
 *
 * @param origin - sends over the network instead of in process
 */
export function sender(fake: FakeConfident, origin?: string): Send {
  const run = origin === undefined ? fake.fetch : fetch;
  return async (method, path, { headers, ...init } = {}) => {
    const target = path.startsWith("/v1") ? path : `/v1/organization${path}`;
    const response = await run(`${origin ?? "https://a.example"}${target}`, {
      method,
      headers: { CONFIDENT_API_KEY: fake.apiKey, "content-type": "application/json", ...headers },
      ...init,
    });
    const text = await response.text();
    const body = text && JSON.parse(text);
    return { status: response.status, body, headers: response.headers };
  };
}

/** Creates a function that sends JSON and returns the status with `data`, or with the message of an error. */
export function caller(
  fake: FakeConfident,
): (method: string, path: string, body?: object) => Promise<[number, unknown]> {
  const send = sender(fake);
  return async (method, path, body) => {
    const init = body ? { body: JSON.stringify(body) } : {};
    const response = await send(method, path, init);
    const { data, error } = response.body as { data?: unknown; error?: string };
    return [response.status, data ?? error];
  };
}
