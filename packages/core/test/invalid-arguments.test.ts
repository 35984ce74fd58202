import { expect, test } from "vitest";
import {
  ConfidentAdmin,
  type ConfidentClient,
  type ConfidentOptions,
  listPermissions,
  listPolicies,
  openapiFetch,
} from "../src/index.ts";

const POLICY = { id: "p", name: "Read billing" };

function admin(options: ConfidentOptions = {}, deprecated = false): ConfidentAdmin {
  const fetch = async () => Response.json({ success: true, data: { policy: POLICY }, deprecated });
  return new ConfidentAdmin({ apiKey: "confident_us_org_0123456789", fetch, ...options });
}

test.each(["a wrapper", "openapi-fetch"])(
  "%s rejects a body that JSON cannot represent",
  async (way) => {
    const client = admin();
    if (way === "openapi-fetch") {
      openapiFetch(client.client);
    }
    const body = { name: "a", permissionIds: [], description: 1n as unknown as string };
    const error = await client.policies.create(body).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: "ConfidentArgumentError",
      operation: "createPolicy",
      delivery: "unsent",
    });
  },
);

test("returns the value of a successful write even if its hooks throw", async () => {
  const broken = () => {
    throw new Error("the log is full");
  };
  const client = admin({ onAttempt: broken, onDeprecated: broken }, true);
  const policy = await client.policies.update(
    "p",
    { name: "Read billing", permissionIds: [] },
    { onResponse: broken },
  );
  expect(policy).toEqual(POLICY);
});

test("names the operation if the key function throws", async () => {
  const client = admin({
    apiKey: () => {
      throw new Error("the vault is sealed");
    },
  });
  const error = await client.policies.delete("p").catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "ConfidentConfigError", operation: "deletePolicy" });
});

test("ends a direct openapi-fetch call if its signal aborts", async () => {
  const fetch = (_: unknown, init?: RequestInit) =>
    new Promise<Response>((_resolve, reject) => {
      init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
    });
  const { client } = admin({ fetch });
  const signal = AbortSignal.timeout(20);
  const call = openapiFetch(client).GET("/v1/organization/policies", { signal });
  await expect(call).rejects.toMatchObject({ name: "ConfidentAbortError" });
});

test("sends the body as it was at the call, even if the caller changes it later", async () => {
  const bodies: unknown[] = [];
  const fetch = async (_: unknown, init?: RequestInit) => {
    bodies.push(JSON.parse(String(init?.body)));
    return Response.json({ success: true, data: { policy: POLICY } });
  };
  const policy = { name: "a", permissionIds: ["x"] };
  const call = admin({ fetch }).policies.update("p", policy);
  policy.name = "";
  policy.permissionIds.push("y");
  await call;
  expect(bodies).toEqual([{ name: "a", permissionIds: ["x"] }]);
});

test("grants a missing permission even if the policy lists another one twice", async () => {
  const twice = [
    { id: "x", name: "a:r" },
    { id: "x", name: "a:r" },
  ];
  const written: unknown[] = [];
  const fetch = async (url: unknown, init?: RequestInit) => {
    if (init?.method === "PUT") {
      written.push(JSON.parse(String(init.body)));
      return Response.json({ success: true, data: { policy: POLICY } });
    }
    const data = String(url).endsWith("permissions")
      ? { permissions: [...twice, { id: "y", name: "b:r" }] }
      : { policies: [{ ...POLICY, permissions: twice }] };
    return Response.json({ success: true, data });
  };
  await admin({ fetch }).policies.grant("p", ["b:r"]);
  expect(written).toEqual([{ name: POLICY.name, permissionIds: ["x", "y"] }]);
});

test("redacts a key that the server uses as a policy's id and name", async () => {
  const key = "confident_us_org_0123456789";
  const fetch = async () =>
    Response.json({ success: true, data: { policies: [{ id: key, name: `Read ${key}` }] } });
  const { policies } = admin({ fetch });
  const misspelt = await policies.getByName(`Raed ${key}`).catch((error: unknown) => error);
  const rejected = await policies.delete(key).catch((error: unknown) => error);
  expect(`${misspelt} ${rejected}`).not.toContain(key);
  expect(`${misspelt}`).toContain("Did you mean");
  expect(rejected).toMatchObject({ path: "/v1/organization/policies/[redacted]" });
});

test("rejects a blank organization name before sending", async () => {
  const { organization } = admin();
  const error = await organization.update({ name: " " }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    name: "ConfidentArgumentError",
    operation: "updateOrganization",
    delivery: "unsent",
  });
});

test("suggests nothing for a very long name, because the search would be slow", async () => {
  const fetch = async () => Response.json({ success: true, data: { policies: [POLICY] } });
  const name = "Read billing".repeat(100);
  const error = await admin({ fetch })
    .policies.getByName(name)
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "ConfidentNotFoundError", status: 404 });
  expect(`${error}`).not.toContain("Did you mean");
});

test("copies what fetch throws if it cannot be inspected", async () => {
  const thrown = Object.defineProperty(new Error("broken"), "request", {
    get: () => {
      throw new Error("not readable");
    },
  });
  const fetch = () => Promise.reject(thrown);
  const error = await admin({ fetch, retries: 0 })
    .policies.delete("p")
    .catch((reason) => reason);
  expect(error).toMatchObject({ name: "ConfidentConnectionError", cause: { message: "broken" } });
  expect(error.cause).not.toBe(thrown);
});

test("rejects an admin or any other value in place of a client", async () => {
  for (const wrong of [admin(), undefined, {}]) {
    for (const operation of [listPolicies, listPermissions] as const) {
      const error = await operation(wrong as unknown as ConfidentClient).catch((reason) => reason);
      expect(error).toMatchObject({ name: "ConfidentArgumentError", delivery: "unsent" });
      expect(error.message).toMatch(/createConfidentClient\(\)|\.client/);
    }
    expect(() => openapiFetch(wrong as unknown as ConfidentClient)).toThrow(/\.client/);
  }
});
