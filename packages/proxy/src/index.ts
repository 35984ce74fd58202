import "./not-in-a-browser.ts";

export { createConfidentHandler } from "./create-confident-handler.ts";
export type { OperationId } from "./operations.gen.ts";
export type {
  AuditEvent,
  AuthorizeContext,
  ConfidentHandlerOptions,
  Decision,
} from "./options.ts";
