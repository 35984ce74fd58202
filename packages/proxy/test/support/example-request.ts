import { requestExample, requestTarget } from "@confident-admin/spec/examples";
import { type Operation, type OperationId, operations } from "@confident-admin/spec/operations";
import { JSON_TYPE, type RawRequest, SAME_ORIGIN } from "./raw.ts";

/** The operations with secret fields. */
export const SECRET_IDS = (Object.keys(operations) as OperationId[]).filter(
  (id) => operations[id].secrets.length > 0,
);
/** An id that remains part of one path segment only if it is encoded. */
const SUFFIX = " é";

/** A request with the document's examples. */
export interface ExampleRequest {
  readonly method: string;
  /** The path and query. */
  readonly target: string;
  readonly body: string | undefined;
  /** The decoded path parameters. */
  readonly params: Readonly<Record<string, string>>;
  /** The parsed query parameters. */
  readonly query: Readonly<Record<string, unknown>>;
}

/** Builds an operation's request from the document's first examples. */
export function exampleRequest(id: OperationId): ExampleRequest {
  const { method, parameters }: Operation = operations[id];
  const { path, query, body } = requestExample(id);
  const params = Object.fromEntries(
    parameters.path.map(({ name, schema }) => {
      const isText = schema.type === "string" && schema.format === undefined;
      return [name, `${path[name]}${isText ? SUFFIX : ""}`];
    }),
  );
  const target = requestTarget(id, { path: params, query });
  return { method, target, body: body && JSON.stringify(body), params, query };
}

/** The example of an operation's request, as it is sent to the proxy. */
export function rawExample(id: OperationId, basePath: string): RawRequest {
  const { method, target, body } = exampleRequest(id);
  const headers = [SAME_ORIGIN, ...(body === undefined ? [] : [JSON_TYPE])];
  return { method, target: basePath + target, headers, ...(body !== undefined && { body }) };
}
