// Checked by `npm run typecheck`, not run: every line that must not compile says why.
import { expectTypeOf } from "vitest";
import * as core from "../src/index.ts";
import type { operations } from "../src/schema.gen.ts";
import type { BoundName } from "./support/case.ts";
import type { cases, Signatures } from "./support/operations.ts";

declare const client: core.ConfidentClient;
declare const admin: core.ConfidentAdmin;
declare const options: core.CallOptions;
declare const caught: unknown;
const input = { name: "Read billing", permissionIds: ["perm-uuid-1"] };

// Every operation has the signature that users were promised, as a function and as a method.
type Id = keyof operations;
type WithoutClient<F> = F extends (client: core.ConfidentClient, ...rest: infer Rest) => infer Value
  ? (...rest: Rest) => Value
  : never;
type Bound<Name> =
  Name extends `${infer Resource extends Exclude<keyof core.ConfidentAdmin, "client">}.${infer Method}`
    ? core.ConfidentAdmin[Resource][Method & keyof core.ConfidentAdmin[Resource]]
    : never;
type Functions = { [Key in Id]: WithoutClient<(typeof core)[Key]> };
type Methods = { [Key in Id]: Bound<(typeof cases)[Key]["bound"]> };

expectTypeOf<Functions>().toEqualTypeOf<Pick<Signatures, keyof Signatures>>();
expectTypeOf<Methods>().toEqualTypeOf<Functions>();

// Beside them there is only what is composed of them.
type Composed = "policies.get" | "policies.getByName" | "policies.grant" | "policies.revoke";
expectTypeOf<(typeof cases)[Id]["bound"] | Composed>().toEqualTypeOf<BoundName>();

// Requests are closed, and what the document requires is required.
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

// Ids are strings.
// @ts-expect-error a number
admin.policies.delete(7);
// @ts-expect-error a number
core.updatePolicy(client, 7, input);
// @ts-expect-error an array of numbers
admin.policies.create({ name: "a", permissionIds: [7] });

// Answers: a plan may be one that nobody knew, a description may be absent or null.
expectTypeOf<"TEAM" | "ENTERPRISE">().toExtend<core.Organization["plan"]>();
expectTypeOf<string>().toExtend<core.Organization["plan"]>();
expectTypeOf<core.Policy["description"]>().toEqualTypeOf<string | null | undefined>();
expectTypeOf<core.Permission["description"]>().toEqualTypeOf<string | null | undefined>();
expectTypeOf<core.PolicyInput["description"]>().toEqualTypeOf<string | null | undefined>();
expectTypeOf<core.Policy["permissions"]>().toEqualTypeOf<core.PermissionReference[] | undefined>();

// Options can be shared: nobody writes to them.
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
    // @ts-expect-error the server's words are an API error's
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
