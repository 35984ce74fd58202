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
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name"
      ],
      "properties": {
        "name": {
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
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "permissionIds"
      ],
      "properties": {
        "name": {
          "type": "string",
          "minLength": 1
        },
        "permissionIds": {
          "type": "array",
          "uniqueItems": true,
          "items": {
            "type": "string",
            "minLength": 1
          }
        },
        "description": {
          "type": [
            "string",
            "null"
          ]
        }
      }
    },
    "creates": "policy"
  },
  "updatePolicy": {
    "method": "PUT",
    "path": "/v1/organization/policies/{policyId}",
    "body": {
      "type": "object",
      "additionalProperties": false,
      "required": [
        "name",
        "permissionIds"
      ],
      "properties": {
        "name": {
          "type": "string",
          "minLength": 1
        },
        "permissionIds": {
          "type": "array",
          "uniqueItems": true,
          "items": {
            "type": "string",
            "minLength": 1
          }
        },
        "description": {
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
