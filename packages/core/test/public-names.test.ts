import { expect, test } from "vitest";
import * as core from "../src/index.ts";

test("these are the public names", () => {
  expect(Object.keys(core).sort()).toMatchInlineSnapshot(`
    [
      "ConfidentAbortError",
      "ConfidentAdmin",
      "ConfidentApiError",
      "ConfidentArgumentError",
      "ConfidentConfigError",
      "ConfidentConflictError",
      "ConfidentConnectionError",
      "ConfidentError",
      "ConfidentNotFoundError",
      "ConfidentRedirectError",
      "ConfidentResponseError",
      "ConfidentTimeoutError",
      "createConfidentClient",
      "createPolicy",
      "deletePolicy",
      "getOrganization",
      "getPolicy",
      "getPolicyByName",
      "grantPermissions",
      "isConfidentError",
      "listPermissions",
      "listPolicies",
      "openapiFetch",
      "revokePermissions",
      "updateOrganization",
      "updatePolicy",
      "withResponse",
    ]
  `);
});
