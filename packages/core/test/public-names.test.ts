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
      "ConfidentConnectionError",
      "ConfidentError",
      "ConfidentRedirectError",
      "ConfidentResponseError",
      "ConfidentTimeoutError",
      "createConfidentClient",
      "createPolicy",
      "deletePolicy",
      "getOrganization",
      "isConfidentError",
      "listPermissions",
      "listPolicies",
      "updateOrganization",
      "updatePolicy",
    ]
  `);
});
