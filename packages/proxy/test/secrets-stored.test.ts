// Responses with secrets are not stored for idempotency.
import { operations } from "@confident-admin/spec/operations";
import { expect, test } from "vitest";
import { rawExample, SECRET_IDS } from "./support/example-request.ts";
import { success } from "./support/routes.ts";
import { BASE_PATH, startProxy } from "./support/start-proxy.ts";

const VALUE = "confident_us_proj_fre5h-va1ue-abc123";

test.each(SECRET_IDS.filter((id) => operations[id].method === "POST"))(
  "the response of %s is never stored",
  async (id) => {
    const values = new Map<string, string>();
    const store = {
      add: async (key: string, value: string) => {
        const found = values.get(key);
        values.set(key, found ?? value);
        return found;
      },
      set: async (key: string, value: string) => void values.set(key, value),
      delete: async (key: string) => void values.delete(key),
    };
    const names = operations[id].secrets.map((name) => [name, VALUE]);
    const proxy = await startProxy(
      {
        idempotency: { principalKey: String, store },
        secrets: Object.fromEntries(SECRET_IDS.map((secret) => [secret, "pass"])),
      },
      success({ secret: Object.fromEntries(names) }),
    );
    const { headers = [], ...rest } = rawExample(id, BASE_PATH);
    const post = () => proxy.send({ ...rest, headers: [...headers, "Idempotency-Key: k1"] });
    expect((await post()).body).toContain(VALUE);
    expect((await post()).status).toBe(409);
    expect(values.size).toBe(1);
    expect(JSON.stringify([...values])).not.toContain("abc123");
    expect(proxy.api.requests).toHaveLength(1);
  },
);
