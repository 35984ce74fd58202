import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { OrganizationInput, Policy, PolicyInput } from "@confident-admin/core";

/** A request that waits for the test to say what becomes of it. */
export interface Held {
  readonly request: string;
  /** Executes it now, if that has not happened, and answers. */
  answer(): void;
  /** Executes it, and keeps the answer back. */
  execute(): void;
  /** Answers with a failure; nothing is executed. */
  fail(status: number, error: string): void;
  /** Ends the connection without an answer. */
  drop(): void;
  /** Settles when the client has hung up. */
  readonly closed: Promise<void>;
}

/** A small organization that people write to, one request at a time, in the order that a test wants. */
export interface ScriptedServer {
  readonly url: string;
  /** What has arrived, in order, like `PUT /v1/organization/policies/p1`. */
  readonly requests: string[];
  /** The server's truth. */
  readonly policies: Policy[];
  /** Makes requests like this one wait, from now on. */
  hold(request: string): void;
  /** Lets requests like this one pass, from now on. */
  pass(request: string): void;
  /** The next request like this one that waits. */
  held(request: string): Promise<Held>;
  readonly stop: () => Promise<void>;
}

const NAMES: Record<string, string> = { "perm-1": "billing:read", "perm-2": "billing:write" };
const POLICIES = "/v1/organization/policies";
const failures: Record<number, string> = { 404: "Policy not found", 405: "No such operation" };

export async function startScriptedServer(): Promise<ScriptedServer> {
  const requests: string[] = [];
  const policies: Policy[] = [toPolicy("p1", "One"), toPolicy("p2", "Two")];
  const holding = new Set<string>();
  const queue: Held[] = [];
  const waiting: { request: string; resolve: (held: Held) => void }[] = [];
  let organization = {
    id: "org",
    name: "Northwind",
    plan: "TEAM",
    created_at: "2025-01-01T00:00:00Z",
  };
  let ids = 0;

  const execute = (request: string, body: string): [number, unknown] => {
    const [method, path = ""] = request.split(" ");
    const id = path.slice(POLICIES.length + 1);
    const index = policies.findIndex((policy) => policy.id === id);
    const input = () => JSON.parse(body) as PolicyInput;
    if (request === `GET ${POLICIES}`) return [200, { policies: structuredClone(policies) }];
    if (request === `POST ${POLICIES}`) {
      const policy = toPolicy(`new-${++ids}`, input().name, input().permissionIds);
      policies.push(policy);
      return [201, { policy }];
    }
    if (path === "/v1/organization/permissions") {
      return [200, { permissions: Object.entries(NAMES).map(([id, name]) => ({ id, name })) }];
    }
    if (path === "/v1/organization") {
      if (method === "PUT") {
        organization = { ...organization, ...(JSON.parse(body) as OrganizationInput) };
      }
      return [200, { organization }];
    }
    if (index < 0) return [404, undefined];
    if (method === "DELETE") {
      policies.splice(index, 1);
      return [200, { id, deleted: true }];
    }
    const policy = toPolicy(id, input().name, input().permissionIds);
    policies[index] = policy;
    return [200, { policy }];
  };

  const server = createServer(async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const request = `${incoming.method} ${incoming.url}`;
    requests.push(request);
    let body = "";
    for await (const chunk of incoming) body += chunk;
    let result: [number, unknown] | undefined;
    const send = (status: number, content: object) =>
      outgoing
        .writeHead(status, { "content-type": "application/json" })
        .end(JSON.stringify(content));
    const held: Held = {
      request,
      execute: () => {
        result ??= execute(request, body);
      },
      answer: () => {
        held.execute();
        const [status, data] = result as [number, unknown];
        send(
          status,
          data === undefined
            ? { success: false, error: failures[status] }
            : { success: true, data },
        );
      },
      fail: (status, error) => send(status, { success: false, error }),
      drop: () => incoming.socket.destroy(),
      closed: new Promise((resolve) => outgoing.once("close", () => resolve())),
    };
    if (!holding.has(request)) {
      held.answer();
      return;
    }
    const waiter = waiting.findIndex((one) => one.request === request);
    if (waiter >= 0) waiting.splice(waiter, 1)[0]?.resolve(held);
    else queue.push(held);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    policies,
    hold: (request) => holding.add(request),
    pass: (request) => holding.delete(request),
    held: (request) => {
      const index = queue.findIndex((one) => one.request === request);
      return index >= 0
        ? Promise.resolve(queue.splice(index, 1)[0] as Held)
        : new Promise((resolve) => waiting.push({ request, resolve }));
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function toPolicy(id: string, name: string, permissionIds: readonly string[] = ["perm-1"]): Policy {
  const permissions = permissionIds.map((one) => ({ id: one, name: NAMES[one] ?? one }));
  return { id, name, description: null, permissions };
}
