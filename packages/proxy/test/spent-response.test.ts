import { expect, test } from "vitest";
import type { ConfidentHandlerOptions } from "../src/index.ts";
import { POLICIES, startWorld } from "./support/world.ts";

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
])("the event says that the response of authorize %s", async (_, authorize) => {
  const world = await startWorld({ authorize });
  const { status, body } = await world.send({ target: POLICIES });
  expect({ status, error: JSON.parse(body).error }).toEqual({
    status: 500,
    error: "This server failed.",
  });
  expect(world.audits).toMatchObject([
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

test("onAudit may return anything", async () => {
  const events: unknown[] = [];
  const returning: ConfidentHandlerOptions<unknown>["onAudit"][] = [
    (event) => events.push(event),
    async (event) => events.push(event),
    (event) => events.push(event) > 0 && null,
  ];
  for (const onAudit of returning) {
    const world = await startWorld({ onAudit });
    expect((await world.send({ target: POLICIES })).status).toBe(200);
  }
  expect(events).toHaveLength(3);
});

test("the error of an event has a name and a message to log", async () => {
  const lines: string[] = [];
  const world = await startWorld({
    authorize: () => {
      throw new Error("the session store is down");
    },
    onAudit: ({ error, outcome }) =>
      lines.push(JSON.stringify({ outcome, error: error && `${error.name}: ${error.message}` })),
  });
  await world.send({ target: POLICIES });
  expect(lines).toEqual([
    '{"outcome":"failed","error":"ConfidentConfigError: authorize threw an error. Catch and log it in authorize."}',
  ]);
});
