// Generated from spec/openapi.yaml by npm run generate. Never edited by hand.
import type { OperationTable } from "./operation.ts";

export const operations = {
  "getOrganization": {
    "method": "GET",
    "path": "/v1/organization"
  },
  "updateOrganization": {
    "method": "PUT",
    "path": "/v1/organization",
    "body": {
      "description": "What can be changed of an organization.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name"
      ],
      "properties": {
        "name": {
          "description": "The new name.",
          "type": "string",
          "minLength": 1
        }
      }
    }
  },
  "listPermissions": {
    "method": "GET",
    "path": "/v1/organization/permissions"
  },
  "listPolicies": {
    "method": "GET",
    "path": "/v1/organization/policies"
  },
  "createPolicy": {
    "method": "POST",
    "path": "/v1/organization/policies",
    "body": {
      "description": "What a policy is to be.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "permissionIds"
      ],
      "properties": {
        "name": {
          "description": "Unique among the organization's policies.",
          "type": "string",
          "minLength": 1
        },
        "permissionIds": {
          "description": "The ids of all the permissions that the policy grants.",
          "type": "array",
          "uniqueItems": true,
          "items": {
            "type": "string",
            "minLength": 1
          }
        },
        "description": {
          "description": "What the policy is for. `null` clears it.",
          "type": [
            "string",
            "null"
          ]
        }
      }
    }
  },
  "updatePolicy": {
    "method": "PUT",
    "path": "/v1/organization/policies/{policyId}",
    "body": {
      "description": "What a policy is to be.",
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "permissionIds"
      ],
      "properties": {
        "name": {
          "description": "Unique among the organization's policies.",
          "type": "string",
          "minLength": 1
        },
        "permissionIds": {
          "description": "The ids of all the permissions that the policy grants.",
          "type": "array",
          "uniqueItems": true,
          "items": {
            "type": "string",
            "minLength": 1
          }
        },
        "description": {
          "description": "What the policy is for. `null` clears it.",
          "type": [
            "string",
            "null"
          ]
        }
      }
    }
  },
  "deletePolicy": {
    "method": "DELETE",
    "path": "/v1/organization/policies/{policyId}"
  }
} as const satisfies OperationTable;

/** The `operationId` of an operation that the proxy knows. */
export type OperationId = keyof typeof operations;
