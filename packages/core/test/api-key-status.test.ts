import { expect } from "vitest";
import type { ApiKeys, ConfidentAdmin } from "../src/index.ts";
import { adminOf, failureOf, reply } from "./support/calls.ts";
import { test } from "./support/servers.ts";

const KEY = { id: 7, name: "CI", valid: true, value: "****123456", created_at: "2026-01-01" };
const success = (apiKey: object) => reply(200, JSON.stringify({ success: true, data: { apiKey } }));

const SCOPES: [string, string, (admin: ConfidentAdmin) => ApiKeys][] = [
  ["Organization", "/v1/organization", ({ apiKeys }) => apiKeys],
  ["Project", "/v1/projects/proj-1", (admin) => admin.project("proj-1").apiKeys],
];
const CHANGES = SCOPES.flatMap((scope) => [
  [...scope, "enable", true] as const,
  [...scope, "disable", false] as const,
]);

test.for(CHANGES)(
  "%s (%s): one request changes a key's status",
  async ([, prefix, of, verb, valid], { servers }) => {
    const server = await servers.http(success({ ...KEY, valid }));
    expect(await of(adminOf(server))[verb](7)).toEqual({ ...KEY, valid });
    expect(server.requests).toMatchObject([
      { method: "PUT", target: `${prefix}/api-keys/7`, body: `{"valid":${valid}}` },
    ]);
  },
);

test.for(CHANGES)(
  "%s (%s): checks the response",
  async ([scope, , of, verb, valid], { servers }) => {
    const server = await servers.http(
      success({ ...KEY, valid: !valid }),
      success({ ...KEY, id: 8, valid }),
    );
    for (let call = 0; call < 2; call++) {
      expect(await failureOf(of(adminOf(server))[verb](7))).toMatchObject({
        name: "ConfidentConflictError",
        delivery: "answered",
        operation: `${verb}${scope}ApiKey`,
        message:
          "The change to the API key 7 was sent, but the response differs. List the keys to see their state.",
      });
    }
  },
);

test.for(CHANGES)(
  "%s (%s): rejects an invalid id before sending",
  async ([, , of, verb], { servers }) => {
    const server = await servers.http(success(KEY));
    for (const id of ["7", 0, 1.5, undefined]) {
      expect(await failureOf(of(adminOf(server))[verb](id as number))).toMatchObject({
        name: "ConfidentArgumentError",
        delivery: "unsent",
      });
    }
    expect(server.requests).toHaveLength(0);
  },
);
