import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Api, type Outcome } from "./api.ts";

/** A request that waits until the test responds to it. */
interface Held {
  readonly request: string;
  /** Executes the operation, without a response. */
  execute(): Promise<void>;
  /** Executes the operation unless that has been done, then responds. */
  respond(): Promise<unknown>;
  /** Responds with a failure. */
  fail(status: number, error: string): void;
  /** Settles when the client has closed the connection or has the response. */
  readonly closed: Promise<unknown>;
}

/** A server whose responses a test can hold and order. */
export interface ScriptedServer {
  readonly url: string;
  readonly api: Api;
  /** The requests in order, such as `PUT /v1/organization/policies/p1`. */
  readonly requests: string[];
  /** Holds these requests, such as `PUT /v1/organization/policies/p1`, until the test responds. */
  hold(request: string): void;
  /** Stops holding these requests. */
  pass(request: string): void;
  /** Waits for the next held request. */
  held(request: string): Promise<Held>;
  stop(): Promise<void>;
}

export async function startScriptedServer(): Promise<ScriptedServer> {
  const api = new Api();
  const requests: string[] = [];
  const holding = new Set<string>();
  const line = new WaitingLine();
  const server = createServer(async (incoming, outgoing) => {
    const request = `${incoming.method} ${incoming.url}`;
    requests.push(request);
    let body = "";
    for await (const chunk of incoming) {
      body += chunk;
    }
    const held = holdBack(request, () => api.execute(request, body), outgoing);
    if (holding.has(request)) {
      line.add(held);
    } else {
      held.respond();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    api,
    requests,
    hold: (request) => holding.add(request),
    pass: (request) => holding.delete(request),
    held: (request) => line.take(request),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function holdBack(
  request: string,
  execute: () => Promise<Outcome>,
  outgoing: ServerResponse,
): Held {
  let outcome: Promise<Outcome> | undefined;
  const send = ({ status, body }: Outcome) =>
    // No test waits for a backoff.
    outgoing
      .writeHead(status, { "content-type": "application/json", "retry-after": "0" })
      .end(body);
  const executeOnce = () => {
    outcome ??= execute();
    return outcome;
  };
  return {
    request,
    execute: async () => {
      await executeOnce();
    },
    respond: () => executeOnce().then(send),
    fail: (status, error) => send({ status, body: JSON.stringify({ success: false, error }) }),
    closed: new Promise((resolve) => outgoing.once("close", resolve)),
  };
}

/** Matches held requests with the tests that await them. */
class WaitingLine {
  #requests: Held[] = [];
  #tests: { readonly request: string; readonly resolve: (held: Held) => void }[] = [];

  add(held: Held): void {
    const test = this.#tests.find(({ request }) => request === held.request);
    if (test) {
      this.#tests = this.#tests.filter((one) => one !== test);
      test.resolve(held);
    } else {
      this.#requests.push(held);
    }
  }

  take(request: string): Promise<Held> {
    const held = this.#requests.find((one) => one.request === request);
    this.#requests = this.#requests.filter((one) => one !== held);
    return held
      ? Promise.resolve(held)
      : new Promise((resolve) => this.#tests.push({ request, resolve }));
  }
}
