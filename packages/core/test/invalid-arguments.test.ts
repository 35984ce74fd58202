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

test.each(["the wrappers", "openapi-fetch"])(
  "%s refuse a body that JSON cannot hold",
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

test("a hook that throws does not make a write look as if it had failed", async () => {
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

test("a key function that fails says which operation it failed", async () => {
  const client = admin({
    apiKey: () => {
      throw new Error("the vault is sealed");
    },
  });
  const error = await client.policies.delete("p").catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "ConfidentConfigError", operation: "deletePolicy" });
});

test("a raw call's signal ends it", async () => {
  const fetch = (_: unknown, init?: RequestInit) =>
    new Promise<Response>((_resolve, reject) => {
      init?.signal?.addEventListener("abort", () => reject(init.signal?.reason));
    });
  const { client } = admin({ fetch });
  const signal = AbortSignal.timeout(20);
  const call = openapiFetch(client).GET("/v1/organization/policies", { signal });
  await expect(call).rejects.toMatchObject({ name: "ConfidentAbortError" });
});

test("what a caller changes after the call is not what is sent", async () => {
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

test("a permission that is listed twice does not hide that another one is missing", async () => {
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

test("a key that a server calls a policy by is in no error", async () => {
  const key = "confident_us_org_0123456789";
  const fetch = async () =>
    Response.json({ success: true, data: { policies: [{ id: key, name: `Read ${key}` }] } });
  const { policies } = admin({ fetch });
  const misspelt = await policies.getByName(`Raed ${key}`).catch((error: unknown) => error);
  const refused = await policies.delete(key).catch((error: unknown) => error);
  expect(`${misspelt} ${refused}`).not.toContain(key);
  expect(`${misspelt}`).toContain("Did you mean");
  expect(refused).toMatchObject({ path: "/v1/organization/policies/[redacted]" });
});

test("an organization without a name is refused before anything is sent", async () => {
  const { organization } = admin();
  const error = await organization.update({ name: " " }).catch((reason: unknown) => reason);
  expect(error).toMatchObject({
    name: "ConfidentArgumentError",
    operation: "updateOrganization",
    delivery: "unsent",
  });
});

test("a name as long as a page gets no suggestions, which would take long to find", async () => {
  const fetch = async () => Response.json({ success: true, data: { policies: [POLICY] } });
  const name = "Read billing".repeat(100);
  const error = await admin({ fetch })
    .policies.getByName(name)
    .catch((reason: unknown) => reason);
  expect(error).toMatchObject({ name: "ConfidentNotFoundError", status: 404 });
  expect(`${error}`).not.toContain("Did you mean");
});

test("what fetch throws is copied where it cannot be looked through", async () => {
  const thrown = Object.defineProperty(new Error("broken"), "request", {
    get: () => {
      throw new Error("not yours to see");
    },
  });
  const fetch = () => Promise.reject(thrown);
  const error = await admin({ fetch, retries: 0 })
    .policies.delete("p")
    .catch((reason) => reason);
  expect(error).toMatchObject({ name: "ConfidentConnectionError", cause: { message: "broken" } });
  expect(error.cause).not.toBe(thrown);
});

test("an admin in the place of its client is told apart, without a raw TypeError", async () => {
  for (const wrong of [admin(), undefined, {}]) {
    for (const operation of [listPolicies, listPermissions] as const) {
      const error = await operation(wrong as unknown as ConfidentClient).catch((reason) => reason);
      expect(error).toMatchObject({ name: "ConfidentArgumentError", delivery: "unsent" });
      expect(error.message).toMatch(/createConfidentClient\(\)|\.client/);
    }
    expect(() => openapiFetch(wrong as unknown as ConfidentClient)).toThrow(/\.client/);
  }
});
