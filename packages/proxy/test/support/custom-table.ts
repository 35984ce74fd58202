import type { Operation, OperationTable, Schema } from "@confident-admin/spec/operations";
import {
  type AuditEvent,
  type AuthorizeContext,
  type ConfidentHandlerOptions,
  createConfidentHandler,
} from "../../src/index.ts";

/** Completes an operation with defaults, and with the parameters of its path if it declares none. */
export function operation(given: Partial<Operation>): Operation {
  const names = [...(given.path ?? "").matchAll(/\{([^}]*)\}/g)].map(([, name = ""]) => name);
  const path = names.map((name) => ({ name, required: true, schema: { type: "string" } as const }));
  const parameters = { path, query: [], ...given.parameters };
  const common = { method: "GET", path: "/v1/things", secrets: [], statuses: [200] } as const;
  return { ...common, ...given, parameters };
}

/** An optional query parameter. */
export const optional = (name: string, schema: Schema) => ({ name, required: false, schema });

/** What a handler did for a request. */
export interface Outcome {
  readonly status: number;
  /** The error message, if it rejected the request. */
  readonly error: string | undefined;
  /** The method and URL of each request to the API. */
  readonly sent: readonly string[];
  readonly context: AuthorizeContext<OperationTable> | undefined;
  readonly event: AuditEvent<unknown, OperationTable> | undefined;
}

/** Sends a request to a handler for the operations of a table. */
export async function send(
  table: OperationTable,
  target: string,
  { body, ...init }: { method?: string; headers?: Record<string, string>; body?: unknown } = {},
  options: Partial<ConfidentHandlerOptions<unknown, OperationTable>> = {},
): Promise<Outcome> {
  const sent: string[] = [];
  let context: AuthorizeContext<OperationTable> | undefined;
  let event: AuditEvent<unknown, OperationTable> | undefined;
  const handler = createConfidentHandler<unknown, OperationTable>({
    operationTable: table,
    apiKey: "confident_us_org_0123456789",
    basePath: "/api",
    origins: ["https://admin.test"],
    operations: Object.keys(table),
    authorize: (given) => {
      context = given;
      return "someone";
    },
    onAudit: (given) => {
      event = given;
    },
    fetch: async (url, { method } = {}) => {
      sent.push(`${method} ${url}`);
      return Response.json({ success: true, data: {} });
    },
    ...options,
  });
  const headers = { "sec-fetch-site": "same-origin", "content-type": "application/json" };
  const request = new Request(`https://admin.test/api${target}`, {
    headers,
    ...init,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const response = await handler(request);
  const { error } = await response.json();
  return { status: response.status, error, sent, context, event };
}
