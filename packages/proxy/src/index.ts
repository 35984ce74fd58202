import "./assert-server.ts";

export type { OperationId } from "@confident-admin/spec/operations";
export type { AllowOptions } from "./allow-options.ts";
export { createConfidentHandler } from "./create-confident-handler.ts";
export type { IdempotencyOptions, IdempotencyStore } from "./idempotency-options.ts";
export type { OperationName, PathParams, SecretsOption } from "./operation-types.ts";
export type {
  AuditEvent,
  AuthorizeContext,
  ConfidentHandlerOptions,
  Decision,
  QueryValues,
} from "./options.ts";
