import type * as core from "../../src/index.ts";
import type { operations } from "../../src/schema.gen.ts";
import type { Case } from "./case.ts";

/** What users see of each operation. As a function it takes a client first. */
export interface Signatures {
  getOrganization(options?: core.CallOptions): Promise<core.Organization>;
  updateOrganization(
    organization: core.OrganizationInput,
    options?: core.CallOptions,
  ): Promise<core.Organization>;
  listPermissions(options?: core.CallOptions): Promise<core.Permission[]>;
  listPolicies(options?: core.CallOptions): Promise<core.Policy[]>;
  createPolicy(
    policy: core.PolicyInput | core.NamedPolicyInput,
    options?: core.CallOptions,
  ): Promise<core.Policy>;
  updatePolicy(
    policyId: string,
    policy: core.PolicyInput | core.NamedPolicyInput,
    options?: core.CallOptions,
  ): Promise<core.Policy>;
  deletePolicy(policyId: string, options?: core.CallOptions): Promise<core.DeletedPolicy>;
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
export const cases = {
  getOrganization: {
    bound: "organization.get",
    args: [],
    method: "GET",
    target: "/v1/organization",
    values: { 200: organization },
    messages: always,
  },
  updateOrganization: {
    bound: "organization.update",
    args: [{ name: "Northwind Evaluation" }],
    method: "PUT",
    target: "/v1/organization",
    body: { name: "Northwind Evaluation" },
    values: { 200: organization },
    messages: { ...always, ...malformed, ...invalid },
  },
  listPermissions: {
    bound: "permissions.list",
    args: [],
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
    bound: "policies.list",
    args: [],
    method: "GET",
    target: "/v1/organization/policies",
    values: { 200: [{ id: "policy-uuid-1", ...readBilling }, manageBilling] },
    messages: always,
  },
  createPolicy: {
    bound: "policies.create",
    args: [input],
    method: "POST",
    target: "/v1/organization/policies",
    body: input,
    values: { 200: created, 201: created },
    messages: { ...always, ...malformed, ...taken, ...invalid },
  },
  updatePolicy: {
    bound: "policies.update",
    args: [POLICY_ID, input],
    method: "PUT",
    target: POLICY_TARGET,
    body: input,
    values: { 200: manageBilling },
    messages: { ...always, ...malformed, ...unknown, ...taken, ...invalid },
  },
  deletePolicy: {
    bound: "policies.delete",
    args: [POLICY_ID],
    method: "DELETE",
    target: POLICY_TARGET,
    values: { 200: { id: "policy-uuid-2", deleted: true }, 204: { id: POLICY_ID, deleted: true } },
    messages: { ...always, ...malformed, ...unknown, 409: "The policy is still part of a role" },
  },
} as const satisfies { readonly [Id in keyof operations]: Case<Signatures[Id]> };
