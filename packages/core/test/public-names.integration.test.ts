import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as core from "../src/index.ts";
import { exportedNames } from "./support/exported-names.ts";

const packageFolder = new URL("../", import.meta.url);
const { exports } = JSON.parse(readFileSync(new URL("package.json", packageFolder), "utf8")) as {
  exports: Record<string, string | Record<string, string>>;
};
const publicNames = Object.fromEntries(
  Object.entries(exports).flatMap(([subpath, target]) =>
    typeof target === "string" // package.json exports no names
      ? []
      : [[subpath, exportedNames(new URL(target["@confident-admin/source"] ?? "", packageFolder))]],
  ),
);

test("exports exactly these names, grouped by import path", () => {
  expect(publicNames).toMatchInlineSnapshot(`
    {
      ".": {
        "AnyConfidentError": "type",
        "ApiErrorDetails": "type",
        "ApiKey": "type",
        "ApiKeyInput": "type",
        "ApiKeyUpdate": "type",
        "AttemptEvent": "type",
        "CallOptions": "type",
        "ConfidentAbortError": "type and value",
        "ConfidentAdmin": "type and value",
        "ConfidentApiError": "type and value",
        "ConfidentArgumentError": "type and value",
        "ConfidentClient": "type",
        "ConfidentConfigError": "type and value",
        "ConfidentConflictError": "type and value",
        "ConfidentConnectionError": "type and value",
        "ConfidentError": "type and value",
        "ConfidentNotFoundError": "type and value",
        "ConfidentOptions": "type",
        "ConfidentRedirectError": "type and value",
        "ConfidentResponseError": "type and value",
        "ConfidentTimeoutError": "type and value",
        "ConnectionErrorDetails": "type",
        "CreatedProject": "type",
        "DeletedApiKey": "type",
        "DeletedInvitation": "type",
        "DeletedPolicy": "type",
        "DeletedProject": "type",
        "DeletedRole": "type",
        "Delivery": "type",
        "DeprecatedEvent": "type",
        "EnsuredPolicy": "type",
        "ErrorDetails": "type",
        "FetchOptions": "type",
        "FetchResponse": "type",
        "GovernanceAssignment": "type",
        "GovernanceControl": "type",
        "GovernanceControlType": "type",
        "GovernancePolicy": "type",
        "GovernancePolicyProjectPage": "type",
        "GovernanceUnassignment": "type",
        "Invitation": "type",
        "InvitationStatus": "type",
        "InvitationsInput": "type",
        "Member": "type",
        "MemberPage": "type",
        "MemberRoleInput": "type",
        "Middleware": "type",
        "NamedPolicyInput": "type",
        "NamedReference": "type",
        "OpenapiClient": "type",
        "Organization": "type",
        "OrganizationInput": "type",
        "OrganizationOperations": "type",
        "OrganizationPlan": "type",
        "Permission": "type",
        "PermissionReference": "type",
        "Permissions": "type",
        "Policies": "type",
        "Policy": "type",
        "PolicyInput": "type",
        "Project": "type",
        "ProjectIdsInput": "type",
        "ProjectInput": "type",
        "ProjectInvitation": "type",
        "ProjectInvitationsInput": "type",
        "ProjectMember": "type",
        "ProjectMemberPage": "type",
        "ProjectRole": "type",
        "ProjectUpdate": "type",
        "Region": "type",
        "RemovedMember": "type",
        "RequestContext": "type",
        "ResponseErrorDetails": "type",
        "Role": "type",
        "RoleInput": "type",
        "WithResponse": "type",
        "createConfidentClient": "value",
        "createPolicy": "value",
        "deletePolicy": "value",
        "ensurePolicy": "value",
        "getOrganization": "value",
        "getPolicy": "value",
        "getPolicyByName": "value",
        "grantPermissions": "value",
        "isConfidentError": "value",
        "listPermissions": "value",
        "listPolicies": "value",
        "openapiFetch": "value",
        "paths": "type",
        "renamePolicy": "value",
        "revokePermissions": "value",
        "updateOrganization": "value",
        "updatePolicy": "value",
        "withResponse": "value",
      },
      "./internal": {
        "CLIENT_HEADER": "value",
        "NOT_A_HEADER_VALUE": "value",
        "isBrowser": "value",
        "redactText": "value",
        "selectPolicy": "value",
        "spellingsOf": "value",
      },
      "./schema": {
        "$defs": "type",
        "components": "type",
        "operations": "type",
        "paths": "type",
        "webhooks": "type",
      },
    }
  `);
});

test("exports every value at runtime", () => {
  const values = Object.entries(publicNames["."] ?? {}).filter(([, kind]) => /value/.test(kind));
  expect(values.map(([name]) => name).sort()).toEqual(Object.keys(core).sort());
});
