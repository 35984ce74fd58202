import { expect, vi } from "vitest";
import { openapiFetch } from "../../src/index.ts";
import { adminOf, failureOf, INPUT, POLICY, reply, SUCCESS, succeed } from "../support/calls.ts";
import { POLICIES } from "../support/raw.ts";
import { test } from "../support/servers.ts";

const OPTIONS = ["fetch", "Request"] as const;

test.for(
  OPTIONS.flatMap((option) => [false, true].map((middleware) => [option, middleware] as const)),
)(
  "rejects %s as an option of a direct call, with middleware: %s",
  async ([option, middleware], { servers }) => {
    const server = await servers.http(succeed);
    const api = openapiFetch(adminOf(server).client);
    if (middleware) {
      api.use({ onRequest: ({ request }) => request });
    }
    const own = vi.fn();
    expect(await failureOf(api.GET(POLICIES, { [option]: own }))).toMatchObject({
      name: "ConfidentArgumentError",
      message: "A single call cannot set fetch or Request. Pass fetch to the client.",
      delivery: "unsent",
    });
    expect(own).not.toHaveBeenCalled();
    expect(server.requests).toEqual([]);
  },
);

test("shows middleware only the request", async ({ servers }) => {
  const server = await servers.http(reply(200, SUCCESS));
  const admin = adminOf(server);
  let internals: unknown;
  openapiFetch(admin.client).use({
    onRequest({ request }) {
      internals = Reflect.get(request, "call");
    },
  });
  expect(await admin.policies.update("p", INPUT)).toEqual(POLICY);
  expect(server.requests).toHaveLength(1);
  expect(internals).toBeUndefined();
});
