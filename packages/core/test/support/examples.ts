import * as examples from "@confident-admin/spec/examples";
import { type Operation, type OperationId, operations } from "@confident-admin/spec/operations";

/** An id that remains one path segment only if it is encoded exactly once. */
const HOSTILE_SUFFIX = "/é %2F";

/** A request with the document's examples: the call's arguments, and the request that must be sent. */
export interface RequestExample {
  /** The call's arguments, without the client and the options. */
  readonly args: readonly unknown[];
  readonly method: string;
  readonly target: string;
  readonly body: examples.RequestExample["body"];
}

/** Builds an operation's request from the document's first examples. */
export function requestExample(id: OperationId): RequestExample {
  const { method, parameters }: Operation = operations[id];
  const { path: plain, query, body } = examples.requestExample(id);
  const path = Object.fromEntries(
    parameters.path.map(({ name, schema }) => {
      const isText = schema.type === "string" && schema.format === undefined;
      return [name, isText ? `${plain[name]}${HOSTILE_SUFFIX}` : (plain[name] as string | number)];
    }),
  );
  const hasQuery = parameters.query.length > 0;
  return {
    args: [...Object.values(path), ...(body ? [body] : []), ...(hasQuery ? [query] : [])],
    method,
    target: examples.requestTarget(id, { path, query }),
    body,
  };
}
