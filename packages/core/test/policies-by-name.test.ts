import { expect } from "vitest";
import type { Policy } from "../src/index.ts";
import { adminOf, failureOf } from "./support/calls.ts";
import { organization, policyWith } from "./support/organization.ts";
import { test } from "./support/servers.ts";

const named = (name: string, id = name): Policy => ({ ...policyWith(), id, name });
/** Policies with names that resemble none of the names under test. */
const others = (count: number) => Array.from({ length: count }, (_, n) => named(`Zzzzzz ${n}`));

test("finds the first of several policies with the same name", async ({ servers }) => {
  const policies = [named("Other"), named("Billing", "first"), named("Billing", "second")];
  const server = await servers.http(organization(policies));
  expect(await adminOf(server).policies.getByName("Billing")).toMatchObject({ id: "first" });
});

test.for([
  [1_000, ' Did you mean "Billing"?'],
  [1_001, ""],
] as const)(
  "suggests names from the first 1,000 policies only: number %i gives %j",
  async ([position, hint], { servers }) => {
    const policies = [...others(position - 1), named("Billing"), ...others(10)];
    const server = await servers.http(organization(policies));
    expect(await failureOf(adminOf(server).policies.getByName("Biling"))).toMatchObject({
      name: "ConfidentNotFoundError",
      message: `No policy is named "Biling".${hint}`,
    });
  },
);
