import { afterEach, expect, vi } from "vitest";
import { adminOf, reply } from "./support/calls.ts";
import { test } from "./support/servers.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const answerOf = (id: string) =>
  JSON.stringify({ success: true, data: { policies: [{ id, name: "Billing" }] } });

test("the global fetch is looked up at each call, not when the client is made", async ({
  servers,
}) => {
  const server = await servers.http(reply(200, answerOf("the real one")));
  const { policies } = adminOf(server);
  for (const id of ["a stand-in", "another"]) {
    vi.stubGlobal("fetch", async () => new Response(answerOf(id)));
    expect(await policies.list()).toMatchObject([{ id }]);
  }
  vi.unstubAllGlobals();
  expect(await policies.list()).toMatchObject([{ id: "the real one" }]);
  expect(server.requests).toHaveLength(1);
});
