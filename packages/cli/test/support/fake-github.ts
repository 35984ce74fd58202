import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A comment or an issue. */
interface Item {
  readonly id: number;
  readonly number: number;
  title?: string;
  body: string;
  state: "open" | "closed";
  readonly user: { readonly type: string };
}

/** The part of GitHub's API that the action uses. */
export interface FakeGitHub {
  readonly url: string;
  readonly comments: Item[];
  readonly issues: Item[];
  /** Method and path of each request. */
  readonly requests: string[];
  /** Responds to everything with this status instead. */
  status: number | undefined;
  readonly stop: () => Promise<void>;
}

/** Starts GitHub on loopback, with the pull request 7 of acme/access. */
export async function startFakeGitHub(): Promise<FakeGitHub> {
  const state = { comments: [], issues: [], requests: [], status: undefined } as {
    comments: Item[];
    issues: Item[];
    requests: string[];
    status: number | undefined;
  };
  const server = createServer(async (request, response) => {
    const path = (request.url ?? "").replace("/repos/acme/access", "");
    state.requests.push(`${request.method} ${path}`);
    const isAllowed = request.headers.authorization === "Bearer token-of-the-workflow";
    const body = await readBody(request);
    const result = isAllowed ? respond(state, request.method ?? "", path, body) : undefined;
    const status = state.status ?? (isAllowed ? (result ? 200 : 404) : 401);
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(status === 200 ? result : { message: "no" }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () =>
    new Promise<void>((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(state, { url, stop });
}

function respond(
  { comments, issues }: Pick<FakeGitHub, "comments" | "issues">,
  method: string,
  path: string,
  body: Partial<Item>,
): unknown {
  const [, list = ""] = /^\/(issues\/7\/comments|issues)(?:\?|$)/.exec(path) ?? [];
  if (list) {
    const items = list === "issues" ? issues : comments;
    return method === "POST" ? add(items, body) : pageOf(items, path);
  }
  const [, kind, id] = /^\/issues\/(comments\/)?(\d+)$/.exec(path) ?? [];
  const item = (kind ? comments : issues).find((candidate) => String(candidate.id) === id);
  return method === "PATCH" && item ? Object.assign(item, body) : undefined;
}

function add(items: Item[], body: Partial<Item>): Item {
  const id = items.length + 1;
  const item: Item = { body: "", ...body, id, number: id, state: "open", user: { type: "Bot" } };
  items.push(item);
  return item;
}

function pageOf(items: readonly Item[], path: string): Item[] {
  const query = new URL(path, "http://github.test").searchParams;
  const size = Number(query.get("per_page"));
  const start = (Number(query.get("page")) - 1) * size;
  const state = query.get("state");
  return items.filter((item) => !state || item.state === state).slice(start, start + size);
}

async function readBody(request: IncomingMessage): Promise<Partial<Item>> {
  let text = "";
  for await (const chunk of request) {
    text += chunk;
  }
  return text ? JSON.parse(text) : {};
}
