import { expect, test } from "vitest";
import { ConfidentAdmin, type ConfidentClient } from "../src/index.ts";
import { failureOf } from "./support/calls.ts";
import { functionOf } from "./support/wrappers.ts";

const admin = new ConfidentAdmin({ apiKey: null, baseUrl: "https://example.test" });

test.for([
  "listPolicies",
  "getPolicy",
  "getPolicyByName",
  "createPolicy",
  "updatePolicy",
  "grantPermissions",
  "revokePermissions",
  "renamePolicy",
  "ensurePolicy",
  "deletePolicy",
  "listPermissions",
  "getOrganization",
  "updateOrganization",
])("%s rejects an invalid client and names the operation", async (operation) => {
  for (const wrong of [undefined, null, {}, "client", admin]) {
    const call = (async () => functionOf(operation)(wrong as unknown as ConfidentClient))();
    expect(await failureOf(call)).toMatchObject({
      name: "ConfidentArgumentError",
      operation,
      delivery: "unsent",
    });
  }
});
