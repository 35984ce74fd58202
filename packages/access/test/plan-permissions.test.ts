import { expect, test } from "vitest";
import { ACME, brakesOf, planOf } from "./support/plan-of.ts";

/** A policy holds a permission that the API no longer lists. */
const withdrawn = {
  ...ACME,
  policies: [
    {
      id: "support",
      name: "Support",
      permissions: ["user:read", { id: "gone", name: "chat:read" }],
    },
    ...ACME.policies.slice(1),
  ],
} as typeof ACME;

test("a withdrawn permission that is still held is kept, with a warning", async () => {
  const text = "policies: { Support: { permissions: [user:read, chat:read, billing:read] } }";
  const { steps, warnings } = await planOf(text, withdrawn);
  expect(steps).toMatchObject([
    { after: { permissions: [{ name: "billing:read" }, { id: "gone" }, { name: "user:read" }] } },
  ]);
  expect(warnings).toEqual([expect.stringContaining("chat:read")]);
});

test("it changes nothing if the file says what the policy has", async () => {
  const text = "policies: { Support: { permissions: [chat:read, user:read] } }";
  expect((await planOf(text, withdrawn)).steps).toEqual([]);
});

test("it goes when the file no longer lists it", async () => {
  const text = "policies: { Support: { permissions: [user:read] } }";
  const { steps, warnings } = await planOf(text, withdrawn);
  expect(steps).toMatchObject([{ after: { permissions: [{ name: "user:read" }] } }]);
  expect(warnings).toEqual([]);
});

test("an unknown permission is an error with a suggestion", async () => {
  const text = "policies: { Support: { permissions: [user:raed] } }";
  await expect(planOf(text)).rejects.toMatchObject({
    code: "invalid-file",
    message: expect.stringMatching(/user:raed.*user:read/s),
  });
});

test("a description that is not declared stays, and null clears it", async () => {
  const policies = [{ ...ACME.policies[0], description: "First line" }, ...ACME.policies.slice(1)];
  const seed = { ...ACME, policies } as typeof ACME;
  const kept = await planOf("policies: { Support: { permissions: [user:read] } }", seed);
  expect(kept.steps).toMatchObject([{ after: { description: "First line" } }]);
  const cleared = await planOf("policies: { Support: { description: null } }", seed);
  expect(cleared.steps).toMatchObject([{ after: { description: null } }]);
});

test("an empty list takes every permission away, and that counts as losing", async () => {
  const text = "policies: { Support: { permissions: [] } }\nlimits: { losePairs: 1 }";
  const { limits, access, ...plan } = await planOf(text);
  expect(access.losses.map(({ permission }) => permission)).toEqual(["billing:read", "user:read"]);
  expect(brakesOf({ limits, access, ...plan })).toEqual(["losePairs"]);
});
