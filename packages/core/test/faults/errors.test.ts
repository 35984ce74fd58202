import { runInNewContext } from "node:vm";
import { expect, vi } from "vitest";
import * as core from "../../src/index.ts";
import { adminOf, failureOf, INPUT, reply, reset } from "../support/calls.ts";
import { test } from "../support/servers.ts";

const { isConfidentError } = core;

test("isConfidentError accepts an error of another copy of the package; instanceof does not", async ({
  servers,
}) => {
  vi.resetModules();
  const other = await import("../../src/index.ts");
  const server = await servers.http(reply(409, '{"error":"No"}'));
  const admin = new other.ConfidentAdmin({ apiKey: "another-key", baseUrl: server.url });
  const error = await admin.policies.create(INPUT).catch((reason: unknown) => reason);
  expect(error).not.toBeInstanceOf(core.ConfidentApiError);
  expect(error).toBeInstanceOf(other.ConfidentApiError);
  expect(isConfidentError(error)).toBe(true);
  expect(isConfidentError(error) && error.name === "ConfidentApiError" && error.status).toBe(409);
});

test("isConfidentError accepts an error of another realm", () => {
  const foreign = runInNewContext(
    'Object.assign(new Error("x"), { name: "ConfidentApiError", delivery: "answered" })',
  );
  expect(foreign).not.toBeInstanceOf(Error);
  expect(isConfidentError(foreign)).toBe(true);
});

test.for([
  undefined,
  null,
  "ConfidentApiError",
  new Error("x"),
  Object.assign(new Error("x"), { name: "ConfidentApiError" }),
  Object.assign(new Error("x"), { delivery: "unsent" }),
  { name: "ConfidentApiError", delivery: "unsent" },
])("isConfidentError rejects %o", (value) => {
  expect(isConfidentError(value)).toBe(false);
});

test("names the method, path and status in the message", async ({ servers }) => {
  const server = await servers.http(reply(409, '{"error":"A policy named \\"a\\" exists"}'));
  const error = await failureOf(adminOf(server).policies.update("p/1", INPUT));
  expect(String(error)).toBe(
    'ConfidentApiError: [PUT] /v1/organization/policies/p%2F1 409: A policy named "a" exists',
  );
  expect(error.stack).toContain(error.message);
});

test("omits a missing status or request from the message", async ({ servers }) => {
  const server = await servers.http(reset);
  const { policies } = adminOf(server, { retries: 0 });
  expect((await failureOf(policies.list())).message).toMatch(
    /^\[GET\] \/v1\/organization\/policies: connection to 127\.0\.0\.1:\d+ failed \(\w+\)$/,
  );
  expect((await failureOf(policies.delete(".."))).message).toMatch(/^policyId must be/);
});

test("keeps the parser's error as the cause if the JSON is incomplete", async ({ servers }) => {
  const server = await servers.http(reply(200, '{"success": true, "data'));
  const error = await failureOf(adminOf(server).policies.list());
  expect(error).toMatchObject({ name: "ConfidentResponseError", status: 200 });
  expect(error.cause).toBeInstanceOf(SyntaxError);
});

test("every error class extends Error and ConfidentError and sets its own name", () => {
  const kinds = Object.entries(core).filter(
    ([name]) => /^Confident\w+Error$/.test(name) && name !== "ConfidentError",
  ) as [string, new (text: string) => core.ConfidentError][];
  expect(kinds).toHaveLength(10);
  for (const [name, Kind] of kinds) {
    const error = new Kind("text");
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(core.ConfidentError);
    expect(error).toMatchObject({ name, message: "text", delivery: "unsent" });
    expect(error).not.toHaveProperty("cause");
    expect(isConfidentError(error)).toBe(true);
  }
});
