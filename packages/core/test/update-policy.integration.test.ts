import { expect, inject, test } from "vitest";
import { ConfidentAdmin, ConfidentApiError, ConfidentArgumentError } from "../src/index.ts";

const baseUrl = inject("confidentMockUrl");
const admin = new ConfidentAdmin({ apiKey: "confident_us_org_0123456789", baseUrl });

const seed = {
  name: "Manage billing",
  permissionIds: ["perm-uuid-1", "perm-uuid-2"],
  description: "Grants full access to billing settings",
};

test("returns the updated policy for the vendor's own example", async () => {
  expect(await admin.policies.update("policy-uuid-2", seed)).toEqual({
    id: "policy-uuid-2",
    name: "Manage billing",
    description: "Grants full access to billing settings",
    permissions: [
      { id: "perm-uuid-1", name: "billing:read" },
      { id: "perm-uuid-2", name: "billing:write" },
    ],
  });
});

test("throws a typed error with the server's message after a 422", async () => {
  const body = { ...seed, color: "an unknown field" };
  const error = await admin.policies.update("policy-uuid-2", body).catch((reason) => reason);
  expect(error).toBeInstanceOf(ConfidentApiError);
  expect(error).toMatchObject({
    status: 422,
    operation: "updatePolicy",
    serverMessage: "One or more fields are invalid",
    delivery: "answered",
  });
});

test("rejects an empty name and an id that is not a string before sending", async () => {
  const sent: unknown[] = [];
  const offline = new ConfidentAdmin({
    apiKey: "confident_us_org_0123456789",
    fetch: async (input) => {
      sent.push(input);
      return new Response();
    },
  });
  await expect(offline.policies.update("p", { ...seed, name: "" })).rejects.toThrow(
    ConfidentArgumentError,
  );
  await expect(offline.policies.update(7 as unknown as string, seed)).rejects.toThrow(
    ConfidentArgumentError,
  );
  expect(sent).toEqual([]);
});
