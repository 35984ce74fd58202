import { afterEach, expect, test, vi } from "vitest";
import { ConfidentAdmin, openapiFetch } from "../../src/index.ts";
import { API_KEY, adminOf, METHODS, operations, SUCCESS } from "../support/calls.ts";
import { POLICIES } from "../support/raw.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const URL = { url: "https://api.example" };
const fetchStub = () => vi.fn<typeof fetch>(async () => new Response(SUCCESS));
const initsOf = ({ mock }: ReturnType<typeof fetchStub>) => mock.calls.map(([, init]) => init);

test.for(METHODS)("a %s asks frameworks and browsers not to cache", async (method) => {
  const fetch = fetchStub();
  await operations[method](adminOf(URL, { fetch }));
  expect(initsOf(fetch)).toMatchObject([{ method, cache: "no-store" }]);
});

test("direct calls and calls of a proxy are not cached, with middleware or without", async () => {
  const fetch = fetchStub();
  const admin = new ConfidentAdmin({ baseUrl: "/api/confident", fetch });
  const api = openapiFetch(admin.client);
  await api.GET(POLICIES);
  api.use({ onRequest: ({ request }) => request });
  await api.GET(POLICIES);
  await admin.policies.list();
  expect(initsOf(fetch).map((init) => init?.cache)).toEqual(["no-store", "no-store", "no-store"]);
});

/** As in Cloudflare Workers with a compatibility date before 2024-11-11. */
class RequestWithoutCache {
  constructor(_: unknown, init?: RequestInit) {
    rejectCache(init);
  }
}

function rejectCache(init: RequestInit | undefined) {
  if (init && "cache" in init) {
    throw new Error("The 'cache' field on 'RequestInitializerDict' is not implemented.");
  }
}

test.for([RequestWithoutCache, undefined])(
  "omits the cache field if the runtime does not support it: %#",
  async (Request) => {
    vi.stubGlobal("Request", Request);
    const fetch = vi.fn<typeof globalThis.fetch>(async (_, init) => {
      rejectCache(init);
      return new Response(SUCCESS);
    });
    vi.stubGlobal("fetch", fetch);
    expect(await new ConfidentAdmin({ apiKey: API_KEY }).policies.list()).toEqual([]);
    expect(fetch).toHaveBeenCalledTimes(1);
  },
);
