// The secret fields of one operation are redacted in the responses of all.
import { expect, test } from "vitest";
import { rawExample } from "./support/example-request.ts";
import { success } from "./support/routes.ts";
import { ALL, BASE_PATH, startProxy } from "./support/start-proxy.ts";

const VALUE = "confident_us_proj_fre5h-va1ue-abc123";
const REDACTED = "***************abc123";
const holder = (value: string) => ({
  apiKey: { id: 7, value, token: value, shadowValue: value },
  invitations: [[{ value, token: value }]],
});

test.each(ALL)("%s returns none of the secret fields", async (id) => {
  const proxy = await startProxy(
    { allow: { transferOwnership: true, revokeOwnKey: true } },
    success(holder(VALUE)),
  );
  const { body } = await proxy.send(rawExample(id, BASE_PATH));
  expect(JSON.parse(body).data).toEqual(holder(REDACTED));
});

test("passes only the operation's own fields", async () => {
  const secrets = { createOrganizationApiKey: "redact", createProjectApiKey: "redact" } as const;
  const proxy = await startProxy(
    { secrets: { ...secrets, createInvitations: "pass" } },
    success({ value: VALUE, token: "b".repeat(36) }),
  );
  const { body } = await proxy.send(rawExample("createInvitations", BASE_PATH));
  expect(JSON.parse(body).data).toEqual({ value: REDACTED, token: "b".repeat(36) });
});
