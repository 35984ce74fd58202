import "./assert-server.ts";

export type { OperationId } from "@confident-admin/spec/operations";
export { createConfidentHandler } from "./create-confident-handler.ts";
export type { IdempotencyOptions, IdempotencyStore } from "./idempotency-options.ts";
export type {
  AuditEvent,
  AuthorizeContext,
  ConfidentHandlerOptions,
  Decision,
  QueryValues,
} from "./options.ts";
