import { expect, test } from "vitest";
import type { ConfidentHandlerOptions } from "../src/index.ts";
import { POLICIES, startProxy } from "./support/start-proxy.ts";

async function readResponse(): Promise<Response> {
  const response = new Response("Sign in", { status: 401 });
  await response.text();
  return response;
}

test.each([
  ["has been read", readResponse],
  [
    "is locked",
    () => {
      const response = new Response("Sign in", { status: 401 });
      response.body?.getReader();
      return response;
    },
  ],
  ["is a network error", () => Response.error()],
])("reports a response from authorize that %s", async (_, authorize) => {
  const proxy = await startProxy({ authorize });
  const { status, body } = await proxy.send({ target: POLICIES });
  expect({ status, error: JSON.parse(body).error }).toEqual({
    status: 500,
    error: "Internal server error.",
  });
  expect(proxy.audits).toMatchObject([
    {
      outcome: "failed",
      status: 500,
      error: {
        name: "ConfidentConfigError",
        message: "authorize returned a Response that cannot be sent. Create a new one each time.",
      },
    },
  ]);
});

test("ignores the return value of onAudit", async () => {
  const events: unknown[] = [];
  const returning: ConfidentHandlerOptions<unknown>["onAudit"][] = [
    (event) => events.push(event),
    async (event) => events.push(event),
    (event) => events.push(event) > 0 && null,
  ];
  for (const onAudit of returning) {
    const proxy = await startProxy({ onAudit });
    expect((await proxy.send({ target: POLICIES })).status).toBe(200);
  }
  expect(events).toHaveLength(3);
});

test("the error of an event has a name and a message", async () => {
  const lines: string[] = [];
  const proxy = await startProxy({
    authorize: () => {
      throw new Error("the session store is down");
    },
    onAudit: ({ error, outcome }) =>
      lines.push(JSON.stringify({ outcome, error: error && `${error.name}: ${error.message}` })),
  });
  await proxy.send({ target: POLICIES });
  expect(lines).toEqual([
    '{"outcome":"failed","error":"ConfidentConfigError: authorize threw an error. Catch and log it in authorize."}',
  ]);
});
