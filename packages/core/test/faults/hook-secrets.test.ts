import { expect } from "vitest";
import type { AttemptEvent } from "../../src/index.ts";
import {
  API_KEY,
  adminOf,
  DEPRECATED,
  failureOf,
  NOW,
  operations,
  reply,
} from "../support/calls.ts";
import { exposure } from "../support/exposure.ts";
import { test } from "../support/servers.ts";

test("keeps a key that is used as an id out of hooks, even if the key becomes known later", async ({
  servers,
}) => {
  const server = await servers.http(reply(503, DEPRECATED, NOW), reply(200, DEPRECATED));
  const seen: string[] = [];
  const hook = (event: object) => seen.push(exposure(event));
  const options = { apiKey: async () => API_KEY, onAttempt: hook, onDeprecated: hook };
  await adminOf(server, options).policies.delete(API_KEY);
  expect(seen).toHaveLength(3);
  expect(seen.join()).not.toContain(API_KEY);
  expect(seen.join()).toContain("/policies/{policyId}");
});

test("redacts keys from an error before a hook receives it", async ({ servers }) => {
  const server = await servers.http(reply(302, "", { location: `/${API_KEY}` }));
  const seen: string[] = [];
  const onAttempt = (event: AttemptEvent) => seen.push(exposure(event));
  await failureOf(operations.GET(adminOf(server, { onAttempt })));
  expect(seen.join()).toContain("redirected to /[redacted]");
  expect(seen.join()).not.toContain(API_KEY);
});
