import * as core from "../../src/index.ts";
import type { operations } from "../../src/schema.gen.ts";

type OperationId = keyof operations;

/** How an operation is called, what must arrive, and what each status must become. */
export interface Case {
  readonly viaFunction: (
    client: core.ConfidentClient,
    options: core.CallOptions,
  ) => Promise<unknown>;
  readonly viaAdmin: (admin: core.ConfidentAdmin, options: core.CallOptions) => Promise<unknown>;
  readonly method: string;
  readonly target: string;
  readonly body?: unknown;
  /** The value of each success. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The server's message of each failure. */
  readonly messages: Readonly<Record<string, string>>;
}

const POLICY_ID = "policy/uuid 2%2F";
const POLICY_TARGET = "/v1/organization/policies/policy%2Fuuid%202%252F";

const input: core.PolicyInput = {
  name: "Manage billing",
  permissionIds: ["perm-uuid-1", "perm-uuid-2"],
  description: "Grants full access to billing settings",
};
const read = { id: "perm-uuid-1", name: "billing:read" };
const write = { id: "perm-uuid-2", name: "billing:write" };
const readBilling = { name: "Read billing", description: null, permissions: [read] };
const manageBilling = {
  id: "policy-uuid-2",
  name: "Manage billing",
  description: "Grants full access to billing settings",
  permissions: [read, write],
};
const created = { id: "4f1c7a52-9d0e-4f0b-8a57-3f5d1c2b9e10", ...readBilling };
const organization = {
  id: "0d6f3c1e-2b7a-4c58-9f43-6a1e8b0c7d25",
  name: "Northwind Evaluation",
  plan: "TEAM",
  created_at: "2025-03-14T09:26:53.589Z",
};

const always = {
  401: "Invalid API key",
  403: "Your organization does not have access to this feature",
  429: "Too many requests",
  500: "Internal server error",
  503: "Confident AI is undergoing maintenance",
};
const malformed = { 400: "The request body is not valid JSON" };
const unknown = { 404: "Policy not found" };
const taken = { 409: 'A policy named "Manage billing" already exists' };
const invalid = { 422: "One or more fields are invalid" };

/** Written by hand, not taken from the document: what the document says is what is tested. */
export const cases: Record<OperationId, Case> = {
  getOrganization: {
    viaFunction: (client, options) => core.getOrganization(client, options),
    viaAdmin: (admin, options) => admin.organization.get(options),
    method: "GET",
    target: "/v1/organization",
    values: { 200: organization },
    messages: always,
  },
  updateOrganization: {
    viaFunction: (client, options) =>
      core.updateOrganization(client, { name: "Northwind Evaluation" }, options),
    viaAdmin: (admin, options) =>
      admin.organization.update({ name: "Northwind Evaluation" }, options),
    method: "PUT",
    target: "/v1/organization",
    body: { name: "Northwind Evaluation" },
    values: { 200: organization },
    messages: { ...always, ...malformed, ...invalid },
  },
  listPermissions: {
    viaFunction: (client, options) => core.listPermissions(client, options),
    viaAdmin: (admin, options) => admin.permissions.list(options),
    method: "GET",
    target: "/v1/organization/permissions",
    values: {
      200: [
        { ...read, description: "See invoices and usage" },
        { ...write, description: "Change billing settings" },
        { id: "8d1f0c52-7c35-4a52-9a1b-0f2a5b1c6e01", name: "iam:read", description: null },
        {
          id: "8d1f0c52-7c35-4a52-9a1b-0f2a5b1c6e02",
          name: "iam:manage",
          description: "Manage policies, roles and members",
        },
        { id: "8d1f0c52-7c35-4a52-9a1b-0f2a5b1c6e03", name: "project:manage" },
      ],
    },
    messages: always,
  },
  listPolicies: {
    viaFunction: (client, options) => core.listPolicies(client, options),
    viaAdmin: (admin, options) => admin.policies.list(options),
    method: "GET",
    target: "/v1/organization/policies",
    values: { 200: [{ id: "policy-uuid-1", ...readBilling }, manageBilling] },
    messages: always,
  },
  createPolicy: {
    viaFunction: (client, options) => core.createPolicy(client, input, options),
    viaAdmin: (admin, options) => admin.policies.create(input, options),
    method: "POST",
    target: "/v1/organization/policies",
    body: input,
    values: { 200: created, 201: created },
    messages: { ...always, ...malformed, ...taken, ...invalid },
  },
  updatePolicy: {
    viaFunction: (client, options) => core.updatePolicy(client, POLICY_ID, input, options),
    viaAdmin: (admin, options) => admin.policies.update(POLICY_ID, input, options),
    method: "PUT",
    target: POLICY_TARGET,
    body: input,
    values: { 200: manageBilling },
    messages: { ...always, ...malformed, ...unknown, ...taken, ...invalid },
  },
  deletePolicy: {
    viaFunction: (client, options) => core.deletePolicy(client, POLICY_ID, options),
    viaAdmin: (admin, options) => admin.policies.delete(POLICY_ID, options),
    method: "DELETE",
    target: POLICY_TARGET,
    values: { 200: { id: "policy-uuid-2", deleted: true }, 204: { id: POLICY_ID, deleted: true } },
    messages: { ...always, ...malformed, ...unknown, 409: "The policy is still part of a role" },
  },
};
