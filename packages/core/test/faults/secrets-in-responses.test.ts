// Values of new API keys and tokens of invitations are returned, but appear nowhere else.
import { inspect } from "node:util";
import { responseExamples } from "@confident-admin/spec/examples";
import { type OperationId, operations } from "@confident-admin/spec/operations";
import { describe, expect } from "vitest";
import { openapiFetch } from "../../src/index.ts";
import { API_KEY, adminOf, operations as calls, failureOf, reply } from "../support/calls.ts";
import { requestExample } from "../support/examples.ts";
import { exposure } from "../support/exposure.ts";
import { test } from "../support/servers.ts";
import { functionOf } from "../support/wrappers.ts";

const SECRET = 'confident_us_proj_é/+ "0123456789"';
/** Even a part of a secret this long must not appear. */
const PART = SECRET.slice(0, 12);
const IDS = (Object.keys(operations) as OperationId[]).filter(
  (id) => operations[id].secrets.length > 0,
);

/** A documented success whose secret fields all have this value. */
function responseWith(id: OperationId, secret: string): string {
  const example = responseExamples(id).find(({ status, body }) => status < 300 && body);
  const fields = Object.fromEntries(operations[id].secrets.map((name) => [name, secret]));
  // API keys and invitations are the resources with integer ids.
  const fill = (_: string, value: unknown) =>
    typeof (value as { id?: unknown } | null)?.id === "number"
      ? { ...(value as object), ...fields }
      : value;
  return JSON.stringify(example?.body, fill);
}

/** An error that echoes a secret in several spellings. */
function echo(secret: string): string {
  const spellings = [secret, encodeURIComponent(secret), new URLSearchParams([[secret, ""]])];
  return JSON.stringify({ success: false, error: `duplicate: ${spellings.join(", ")}` });
}

test("finds operations with secrets in the document", () => {
  expect(IDS.length).toBeGreaterThan(10);
});

describe.each(IDS)("%s", (id) => {
  const call = (admin: ReturnType<typeof adminOf>) =>
    functionOf(id)(admin.client, ...requestExample(id).args);

  test("returns secrets unchanged, and keeps them out of later errors and events", async ({
    servers,
  }) => {
    const wire = responseWith(id, SECRET);
    const server = await servers.http(reply(200, wire), reply(409, echo(SECRET)));
    const events: unknown[] = [];
    const onAttempt = (event: object) => events.push(event);
    const admin = adminOf(server, { onAttempt });
    expect(JSON.stringify(await call(admin))).toContain(JSON.stringify(SECRET));
    const error = await failureOf(admin.policies.delete(SECRET));
    expect(error.message).toContain("duplicate: [redacted], [redacted]");
    const seen = [error, events, admin, admin.client].map((value) => exposure(value)).join();
    expect(seen).not.toContain(PART);
  });

  test.for([
    ["without its end", (wire: string) => wire.slice(0, -2)],
    ["that is only the secret", () => SECRET],
    ["with the secret after the end", (wire: string) => wire + SECRET],
  ] as const)("does not quote a malformed response %s", async ([, spoil], { servers }) => {
    const server = await servers.http(reply(200, spoil(responseWith(id, SECRET))));
    const withMiddleware = adminOf(server);
    openapiFetch(withMiddleware.client).use({ onRequest: ({ request }) => request });
    for (const admin of [adminOf(server), withMiddleware]) {
      const error = await failureOf(call(admin));
      expect(error).toMatchObject({ name: "ConfidentResponseError", status: 200, operation: id });
      expect(error.cause).toBeUndefined();
      expect(exposure(error)).not.toContain(PART.slice(0, 8));
    }
  });

  test.for([
    ["a failure with status 200", 200, (wire: string) => wire.replace("true", "false")],
    ["a failure", 500, (wire: string) => wire],
    ["a failure that is cut off", 500, (wire: string) => wire.slice(0, -2)],
    ["a failure that escapes it", 500, escaped],
  ] as const)("redacts secrets in %s", async ([, status, toBody], { servers }) => {
    const server = await servers.http(reply(status, toBody(responseWith(id, SECRET))));
    const admin = adminOf(server, { retries: 0 });
    const error = await failureOf(call(admin));
    expect(error).toMatchObject({ name: "ConfidentApiError", status });
    expect(exposure(error)).not.toContain(PART);
    expect(exposure(error)).not.toContain("\\u0063onfident");
  });
});

/** JSON that is cut off and has an escape that JSON does not need. */
function escaped(wire: string): string {
  return wire.replaceAll("confident_us_proj", "\\u0063onfident_us_proj").slice(0, -2);
}

test("does not redact values that the API has masked", async ({ servers }) => {
  const masked = "***************abc123";
  const server = await servers.http(
    reply(200, responseWith("listOrganizationApiKeys", masked)),
    reply(409, echo(masked)),
  );
  const admin = adminOf(server);
  await admin.apiKeys.list();
  expect((await failureOf(calls.GET(admin))).message).toContain(masked);
});

test("remembers the latest 100 secrets, and its own key permanently", async ({ servers }) => {
  const secret = (index: number) => `confident_us_proj_${1000 + index}`;
  // The client's own key is also the value of the first one that it created.
  const values = [API_KEY, ...Array.from({ length: 101 }, (_, index) => secret(index))];
  const server = await servers.http(
    ...values.map((value) => reply(200, responseWith("createProjectApiKey", value))),
    reply(409, echo([API_KEY, secret(0), secret(1), secret(100)].join(" "))),
  );
  const admin = adminOf(server);
  for (const _ of values) {
    await admin.project("p1").apiKeys.create({ name: "CI" });
  }
  const { message } = await failureOf(calls.GET(admin));
  expect(message).toContain(`[redacted] ${secret(0)} [redacted] [redacted]`);
  expect(inspect(admin, { depth: 12, showHidden: true })).not.toContain(secret(100));
});
