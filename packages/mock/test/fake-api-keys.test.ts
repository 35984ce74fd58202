import { beforeEach, describe, expect, test } from "vitest";
import { createFakeConfident } from "../src/index.ts";
import { SEED } from "./support/every-operation.ts";
import { LEVELS } from "./support/levels.ts";
import { caller, sender } from "./support/send.ts";

type Key = { readonly id: number; readonly value: string };
const created = async (result: Promise<[number, unknown]>) =>
  ((await result)[1] as { apiKey: Key }).apiKey;

describe.each(LEVELS)("API keys of $name", ({ base, keyPrefix, of }) => {
  const fake = createFakeConfident(SEED);
  const call = caller(fake);
  const path = `${base}/api-keys`;
  beforeEach(() => fake.reset());

  test("returns the complete value once", async () => {
    const apiKey = await created(call("POST", path, { name: "CI" }));
    expect(apiKey).toEqual({
      id: expect.any(Number),
      name: "CI",
      valid: true,
      value: expect.stringMatching(new RegExp(`^${keyPrefix}[\\da-f]{32}$`)),
      created_at: expect.any(String),
      lastUsed: null,
    });
    const redacted = { ...apiKey, value: `${"*".repeat(15)}${apiKey.value.slice(-6)}` };
    expect(await call("GET", `${path}/${apiKey.id}`)).toEqual([200, { apiKey: redacted }]);
    const [, { apiKeys }] = (await call("GET", path)) as [number, { apiKeys: Key[] }];
    expect(apiKeys.at(-1)).toEqual(redacted);
    expect(JSON.stringify(apiKeys)).not.toContain(keyPrefix);
    const update = await call("PUT", `${path}/${apiKey.id}`, { valid: false });
    expect(update).toEqual([200, { apiKey: { ...redacted, valid: false } }]);
    expect(of(fake.state()).apiKeys.at(-1)).toEqual({ ...apiKey, valid: false });
  });

  test("deletes a key, and does not use its id again", async () => {
    const { id } = await created(call("POST", path, { name: "CI" }));
    expect(await call("DELETE", `${path}/${id}`)).toEqual([200, { id, deleted: true }]);
    for (const [method, body] of [["GET"], ["PUT", { valid: true }], ["DELETE"]] as const) {
      expect(await call(method, `${path}/${id}`, body)).toEqual([404, "API key not found"]);
    }
    expect((await created(call("POST", path, { name: "CI" }))).id).toBe(id + 1);
  });
});

test("a new key is accepted at once, and rejected while it is disabled and after it is deleted", async () => {
  const fake = createFakeConfident(SEED);
  const call = caller(fake);
  const { id, value } = await created(call("POST", "/api-keys", { name: "CI" }));
  const status = async () => {
    const { status } = await sender(fake)("GET", "", { headers: { CONFIDENT_API_KEY: value } });
    return status;
  };
  expect(await status()).toBe(200);
  await call("PUT", `/api-keys/${id}`, { valid: false });
  expect(await status()).toBe(401);
  await call("PUT", `/api-keys/${id}`, { valid: true });
  expect(await status()).toBe(200);
  await call("DELETE", `/api-keys/${id}`);
  expect(await status()).toBe(401);
});

test("rejects the keys of projects", async () => {
  const fake = createFakeConfident(SEED);
  const { value } = await created(
    caller(fake)("POST", "/v1/projects/project/api-keys", { name: "CI" }),
  );
  const headers = { CONFIDENT_API_KEY: value };
  expect(await sender(fake)("GET", "", { headers })).toMatchObject({ status: 401 });
});

test("lists the key that the fake accepts by default, and can lock itself out with it", async () => {
  const fake = createFakeConfident();
  const call = caller(fake);
  expect(await call("GET", "/api-keys/1")).toMatchObject([
    200,
    { apiKey: { name: "Fake", value: "***************g_fake" } },
  ]);
  expect((await call("DELETE", "/api-keys/1"))[0]).toBe(200);
  expect((await call("GET", "/api-keys"))[0]).toBe(401);
});
