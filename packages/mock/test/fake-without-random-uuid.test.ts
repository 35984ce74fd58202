import { afterEach, expect, test, vi } from "vitest";
import { createFakeConfident } from "../src/index.ts";
import { caller } from "./support/send.ts";

const UUID = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-8[\da-f]{3}-[\da-f]{12}$/;

afterEach(() => vi.unstubAllGlobals());

test("works without crypto.randomUUID, as on plain-http pages and in jsdom", async () => {
  const { crypto } = globalThis;
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  const fake = createFakeConfident();
  const call = caller(fake);
  const id = expect.stringMatching(UUID);
  expect(await call("POST", "/policies", { name: "New", permissionIds: [] })).toMatchObject([
    200,
    { policy: { id } },
  ]);
  expect(await call("POST", "/roles", { name: "New", policyIds: [] })).toMatchObject([
    200,
    { role: { id } },
  ]);
  const value = expect.stringMatching(/^confident_us_proj_[\da-f]{32}$/);
  expect(await call("POST", "/v1/projects", { name: "New" })).toMatchObject([
    200,
    { project: { id }, apiKey: { value } },
  ]);
});
