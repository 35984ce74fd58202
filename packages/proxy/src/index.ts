import "./assert-server.ts";

export type { OperationId } from "@confident-admin/spec/operations";
export { createConfidentHandler } from "./create-confident-handler.ts";
export type {
  AuditEvent,
  AuthorizeContext,
  ConfidentHandlerOptions,
  Decision,
  IdempotencyOptions,
  IdempotencyStore,
  QueryValues,
} from "./options.ts";
