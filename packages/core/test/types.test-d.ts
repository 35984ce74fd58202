// Checked by `npm run typecheck`, not run. Every line that must not compile says why.
import { expectTypeOf } from "vitest";
import * as core from "../src/index.ts";
import type { components, operations } from "../src/schema.gen.ts";

declare const client: core.ConfidentClient;
declare const admin: core.ConfidentAdmin;
declare const options: core.CallOptions;
declare const caught: unknown;
const input = { name: "Read billing", permissionIds: ["perm-uuid-1"] };

// Every operation is a function that takes a client first and options last.
type Id = keyof operations;
type Last<Args extends readonly unknown[]> =
  Required<Args> extends [...unknown[], infer Item] ? Item : never;
type Wrapped = { [Key in Id]: (typeof core)[Key] };
expectTypeOf<Parameters<Wrapped[Id]>[0]>().toEqualTypeOf<core.ConfidentClient>();
expectTypeOf<
  NonNullable<{ [Key in Id]: Last<Parameters<Wrapped[Key]>> }[Id]>
>().toEqualTypeOf<core.CallOptions>();

// Request bodies have no unknown fields, and all required ones.
core.createPolicy(client, { ...input, description: null });
admin.policies.update("policy-uuid-2", { ...input, description: "d" }, { timeout: 1 });
// @ts-expect-error an unknown field
core.createPolicy(client, { name: "a", permissionIds: [], color: "red" });
// @ts-expect-error an unknown field
admin.policies.update("policy-uuid-2", { name: "a", permissionIds: [], color: "red" });
// @ts-expect-error an unknown field
admin.organization.update({ name: "a", plan: "TEAM" });
// @ts-expect-error an unknown field
admin.policies.create({ name: "a", permissions: ["billing:read"], color: "red" });
// @ts-expect-error permissionIds is required
core.createPolicy(client, { name: "a" });
// @ts-expect-error permissionIds is required
admin.policies.update("policy-uuid-2", { name: "a" });
// @ts-expect-error name is required
admin.policies.create({ permissionIds: [] });
// @ts-expect-error name is required
admin.organization.update({});

// Optional fields can be undefined, and arrays can be readonly.
declare const description: string | null | undefined;
const frozen = Object.freeze({ ...input, permissionIds: ["a"] as const, description });
core.createPolicy(client, frozen);
core.updatePolicy(client, "p", frozen);
core.ensurePolicy(client, frozen);
admin.policies.create({ name: "a", permissionIds: ["a"] as readonly string[], description });
admin.policies.update("p", { name: "a", permissions: ["a"] as const, description });
admin.policies.ensure({ name: "a", permissions: [], permissionIds: undefined, description });
// @ts-expect-error a required field must not be undefined
admin.policies.create({ name: description ?? undefined, permissionIds: [] });
// @ts-expect-error null is not an array
admin.policies.create({ name: "a", permissionIds: null });
expectTypeOf<core.PolicyInput>().toEqualTypeOf<{
  readonly name: string;
  readonly permissionIds: readonly string[];
  readonly description?: string | null | undefined;
}>();
expectTypeOf<core.OrganizationInput>().toEqualTypeOf<{ readonly name: string }>();
expectTypeOf<core.Policy>().toEqualTypeOf<components["schemas"]["Policy"]>();

// ensure reports one of three changes.
expectTypeOf(admin.policies.ensure(input)).resolves.toEqualTypeOf<core.EnsuredPolicy>();
expectTypeOf<core.EnsuredPolicy["change"]>().toEqualTypeOf<"created" | "updated" | "unchanged">();
expectTypeOf(admin.policies.rename("p", "New")).resolves.toEqualTypeOf<core.Policy>();
// @ts-expect-error a name, not a policy
admin.policies.rename("p", { name: "New" });

// Ids are strings.
// @ts-expect-error a number
admin.policies.delete(7);
// @ts-expect-error a number
core.updatePolicy(client, 7, input);
// @ts-expect-error an array of numbers
admin.policies.create({ name: "a", permissionIds: [7] });

// openapi-fetch checks the query, the body and the path against the document.
const api = core.openapiFetch(client);
// @ts-expect-error a query parameter that the document does not declare
api.GET("/v1/organization/policies", { params: { query: { page: 2 } } });
// @ts-expect-error a path that the document does not declare
api.GET("/v1/organization/policy");
interface PagedPaths {
  "/v1/things": { get: { parameters: { query?: { page?: number } }; responses: { 200: never } } };
}
const paged = core.openapiFetch<PagedPaths>(client);
paged.GET("/v1/things", { params: { query: { page: 2 } } });
// @ts-expect-error a query parameter that this document does not declare
paged.GET("/v1/things", { params: { query: { size: 2 } } });
expectTypeOf(api).toEqualTypeOf<core.OpenapiClient>();

// Direct calls accept the same bodies as wrappers, in which arrays can be readonly and optional fields can be
// undefined.
declare const policyInput: core.PolicyInput;
declare const ids: readonly string[];
declare const pathParams: { readonly path: { readonly policyId: string } };
api.POST("/v1/organization/policies", { body: policyInput });
api.POST("/v1/organization/policies", { body: { name: "a", permissionIds: ids } });
api.POST("/v1/organization/policies", { body: frozen });
api.PUT("/v1/organization/policies/{policyId}", { params: pathParams, body: frozen });
api.PUT("/v1/organization", { body: Object.freeze({ name: "a" }) });
api.request("post", "/v1/organization/policies", { body: policyInput });
// @ts-expect-error a required field must not be undefined
api.POST("/v1/organization/policies", { body: { name: description, permissionIds: ids } });
// @ts-expect-error a body is required
api.POST("/v1/organization/policies", {});

// In responses, a plan can be unknown, and a description can be absent or null.
expectTypeOf<"TEAM" | "ENTERPRISE">().toExtend<core.Organization["plan"]>();
expectTypeOf<string>().toExtend<core.Organization["plan"]>();
expectTypeOf<core.Policy["description"]>().toEqualTypeOf<string | null | undefined>();
expectTypeOf<core.Permission["description"]>().toEqualTypeOf<string | null | undefined>();
expectTypeOf<core.PolicyInput["description"]>().toEqualTypeOf<string | null | undefined>();
expectTypeOf<core.Policy["permissions"]>().toEqualTypeOf<core.PermissionReference[] | undefined>();

// Options are readonly, so that calls can share them.
expectTypeOf<core.CallOptions>().toEqualTypeOf<Readonly<core.CallOptions>>();
expectTypeOf<keyof core.CallOptions>().toEqualTypeOf<
  "signal" | "timeout" | "retries" | "headers" | "onResponse"
>();
// @ts-expect-error readonly
options.timeout = 1;
if (options.headers) {
  // @ts-expect-error readonly
  options.headers["X-Test"] = "1";
}

// A caught value is narrowed by isConfidentError, then by its name.
if (core.isConfidentError(caught)) {
  expectTypeOf(caught).toEqualTypeOf<core.AnyConfidentError>();
  expectTypeOf(caught.delivery).toEqualTypeOf<core.Delivery>();
  // @ts-expect-error not every error has a status
  caught.status;
  if (caught.name === "ConfidentApiError") {
    expectTypeOf(caught).toEqualTypeOf<core.ConfidentApiError>();
    expectTypeOf(caught.status).toEqualTypeOf<number>();
    expectTypeOf(caught.retryAfter).toEqualTypeOf<number | undefined>();
  } else {
    // @ts-expect-error only an API error has a server message
    caught.serverMessage;
  }
} else {
  expectTypeOf(caught).toBeUnknown();
}

function advise(error: core.AnyConfidentError): string {
  switch (error.name) {
    case "ConfidentApiError":
    case "ConfidentResponseError":
    case "ConfidentRedirectError":
    case "ConfidentNotFoundError":
      return `status ${error.status satisfies number}`;
    case "ConfidentConnectionError":
      return error.code ?? "no code";
    case "ConfidentTimeoutError":
    case "ConfidentAbortError":
    case "ConfidentConflictError":
    case "ConfidentArgumentError":
    case "ConfidentConfigError":
      // @ts-expect-error none of these has a status
      error.status;
      return error.delivery;
    default:
      return error satisfies never;
  }
}
expectTypeOf(advise).returns.toBeString();
expectTypeOf<core.AnyConfidentError>().toExtend<core.ConfidentError>();
