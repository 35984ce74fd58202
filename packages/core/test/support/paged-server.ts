import { pause, reply } from "./calls.ts";
import type { Step } from "./servers.ts";

/** A member, or a project of a governance policy. */
export interface Entry {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

export function entries(count: number): Entry[] {
  return Array.from({ length: count }, (_, index) => ({
    id: `u${index}`,
    name: `User ${index}`,
    email: `user${index}@acme.test`,
  }));
}

/** A server with a paged list. */
export interface PagedServer {
  readonly step: Step;
  entries: Entry[];
  /** The page and page size of each request. */
  readonly requests: string[];
  /** How many requests wait for a response. */
  readonly inFlight: () => number;
  /** Runs before the response with this page. A step responds instead of the server. */
  readonly before: (page: number, run: () => Step | unknown) => void;
}

export function pagedServer(list: Entry[], { delay = 0, maxPageSize = 100 } = {}): PagedServer {
  const hooks = new Map<number, () => unknown>();
  let open = 0;
  const server: PagedServer = {
    entries: list,
    requests: [],
    inFlight: () => open,
    before: (page, run) => hooks.set(page, run),
    step: async (response, request) => {
      const { searchParams, pathname } = new URL(request.target, "http://list.invalid");
      const page = Number(searchParams.get("page"));
      const asked = Number(searchParams.get("pageSize"));
      server.requests.push(`${page}/${asked}`);
      open++;
      response.on("close", () => open--);
      await pause(delay);
      const step = await hooks.get(page)?.();
      if (typeof step === "function") {
        return step(response, request);
      }
      const size = Math.min(asked, maxPageSize);
      const items = server.entries.slice((page - 1) * size, page * size);
      const key = pathname.split("/").pop() as string;
      const data = { [key]: items, total: server.entries.length };
      return reply(200, JSON.stringify({ success: true, data }))(response, request);
    },
  };
  return server;
}
