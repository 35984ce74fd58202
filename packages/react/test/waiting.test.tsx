import { act } from "@testing-library/react";
import { expect, test } from "vitest";
import * as react from "../src/index.ts";
import { renderHooks } from "./support/render-hooks.tsx";
import { stubApi } from "./support/stub-api.ts";

interface Result {
  readonly status: string;
  readonly fetchStatus?: string;
  readonly mutateAsync?: (variables: unknown) => Promise<unknown>;
}
type Hook = (...args: readonly unknown[]) => Result;

const OF_A_PROJECT =
  /^use(Create|Update|Delete|Remove|Resend|Grant|Revoke|Transfer)?(Infinite)?Project[A-Z]/;
const OF_AN_ID =
  /^use(Policy|Role|Project|OrganizationApiKey|(Infinite)?GovernancePolicyProjects)$/;
const CHANGE = /^use(Create|Update|Delete|Remove|Resend|Grant|Revoke|Transfer)/;

const hooks = Object.entries(react as unknown as Readonly<Record<string, Hook>>).filter(
  ([name]) => OF_A_PROJECT.test(name) || OF_AN_ID.test(name),
);
const named = (isChange: boolean) => hooks.filter(([name]) => CHANGE.test(name) === isChange);

test.each(named(false))("%s waits while an id is unknown", async (_, hook) => {
  const { client, requests } = stubApi({});
  for (const ids of [
    [undefined, undefined],
    ["", ""],
    [undefined, "x"],
  ]) {
    const { current } = renderHooks((args: readonly unknown[]) => hook(...args), ids, { client });
    await act(async () => {});
    expect(current()).toMatchObject({ status: "pending", fetchStatus: "idle" });
  }
  expect(requests).toEqual([]);
});

/** Valid variables for every mutation. Core ignores unknown ones. */
const variables = {
  name: "X",
  permissionIds: [],
  policyIds: [],
  emails: ["a@b.example"],
  policyId: "x",
  policy: { name: "X", permissionIds: [] },
  roleId: "x",
  role: { name: "X", policyIds: [] },
  apiKeyId: 1,
  apiKey: { valid: true },
  invitationId: 1,
  permissions: ["trace:read"],
  userId: "x",
};

test.each(named(true))(
  "%s rejects an unknown project without sending a request",
  async (name, hook) => {
    const { client, requests } = stubApi({});
    const options = { onSecret: () => {} };
    const { current } = renderHooks(() => hook(undefined, options), undefined, { client });
    const member = { userId: "x", roleId: "x" };
    await act(async () => {
      const change = name.includes("Member") ? member : variables;
      await expect(current().mutateAsync?.(change)).rejects.toMatchObject({
        name: "ConfidentArgumentError",
        delivery: "unsent",
        message: expect.stringContaining("projectId"),
      });
    });
    expect(requests).toEqual([]);
  },
);

test("the patterns above match every hook of a project", () => {
  expect(named(false).length).toBe(16);
  expect(named(true).length).toBe(17);
});
