import openapi from "@confident-admin/spec";

/** A node of the document. */
// biome-ignore lint/suspicious/noExplicitAny: every node has a different exact type
type Node = any;

/** An operation of the document, with its own examples. */
export interface Operation {
  readonly method: string;
  /** The path with examples for its parameters. */
  readonly path: string;
  readonly pathParameters: Readonly<Record<string, string | number>>;
  /** Examples for the query parameters, if there are any. */
  readonly query: Readonly<Record<string, unknown>> | undefined;
  readonly body: unknown;
}

/** The operations of the document by `operationId`. */
export const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries<Node>(openapi.paths).flatMap(([path, item]) =>
    Object.entries<Node>(item)
      .filter(([, { operationId }]) => operationId)
      .map(([method, operation]) => [operation.operationId, toOperation(path, item, method)]),
  ),
);

function toOperation(template: string, item: Node, method: string): Operation {
  const { parameters = [], requestBody } = item[method];
  const all: Node[] = [...(item.parameters ?? []), ...parameters].map(resolve);
  const examplesIn = (place: string) =>
    Object.fromEntries(
      all.filter((one) => one.in === place).map((one) => [one.name, example(one)]),
    );
  const pathParameters = examplesIn("path");
  const query = examplesIn("query");
  const body = resolve(requestBody ?? {}).content?.["application/json"];
  const path = template.replace(/{(\w+)}/g, (_, name: string) => pathParameters[name]);
  return {
    method: method.toUpperCase(),
    path: Object.keys(query).length ? `${path}?${new URLSearchParams(query)}` : path,
    pathParameters,
    query: Object.keys(query).length ? query : undefined,
    body: body && example(body),
  };
}

function example({ example, examples = {} }: Node): Node {
  return example ?? resolve(Object.values(examples)[0] ?? {}).value;
}

function resolve(node: Node): Node {
  const steps: string[] = node.$ref?.split("/").slice(1) ?? [];
  return node.$ref ? resolve(steps.reduce((at: Node, step) => at[step], openapi)) : node;
}
