import { afterEach, expect, vi } from "vitest";
import { adminOf, reply } from "./support/calls.ts";
import { test } from "./support/servers.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

const responseWith = (id: string) =>
  JSON.stringify({ success: true, data: { policies: [{ id, name: "Billing" }] } });

test("looks up the global fetch at each call, not when the client is created", async ({
  servers,
}) => {
  const server = await servers.http(reply(200, responseWith("from the server")));
  const { policies } = adminOf(server);
  for (const id of ["from a stub", "from another stub"]) {
    vi.stubGlobal("fetch", async () => new Response(responseWith(id)));
    expect(await policies.list()).toMatchObject([{ id }]);
  }
  vi.unstubAllGlobals();
  expect(await policies.list()).toMatchObject([{ id: "from the server" }]);
  expect(server.requests).toHaveLength(1);
});
