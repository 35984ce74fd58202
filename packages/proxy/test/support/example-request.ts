import openapi from "@confident-admin/spec";
import { type Operation, type OperationId, operations } from "@confident-admin/spec/operations";
import { JSON_TYPE, type RawRequest, SAME_ORIGIN } from "./raw.ts";

/** The operations with secret fields. */
export const SECRET_IDS = (Object.keys(operations) as OperationId[]).filter(
  (id) => operations[id].secrets.length > 0,
);
/** Remains part of one path segment only if it is encoded. */
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

interface Node {
  readonly [key: string]: Node;
}

/** Builds an operation's request from the document's first examples. */
export function exampleRequest(id: OperationId): ExampleRequest {
  const { method, path, parameters }: Operation = operations[id];
  const item = (openapi.paths as unknown as Node)[path] as Node;
  const operation = item[method.toLowerCase()] as Node;
  const declared = [item, operation].flatMap((node) => Object.values(node["parameters"] ?? {}));
  const exampleOf = (name: string) => {
    const parameter = declared.map(resolve).find((one) => `${one["name"]}` === name);
    return firstExample(parameter);
  };
  const params = parameters.path.map(({ name, schema }) => {
    const suffix = schema.type === "string" ? SUFFIX : "";
    return [name, `${exampleOf(name)}${suffix}`] as const;
  });
  const query = parameters.query.map(({ name }) => [name, exampleOf(name)] as const);
  const pathname = params.reduce(
    (rest, [name, value]) => rest.replace(`{${name}}`, encodeURIComponent(value)),
    path,
  );
  const search = new URLSearchParams(query.map(([name, value]) => [name, `${value}`])).toString();
  const content = operation["requestBody"] && resolve(operation["requestBody"])["content"];
  return {
    method,
    target: search ? `${pathname}?${search}` : pathname,
    body: content && JSON.stringify(firstExample(content["application/json"])),
    params: Object.fromEntries(params),
    query: Object.fromEntries(query),
  };
}

/** The example of an operation's request, as it is sent to the proxy. */
export function rawExample(id: OperationId, basePath: string): RawRequest {
  const { method, target, body } = exampleRequest(id);
  const headers = [SAME_ORIGIN, ...(body === undefined ? [] : [JSON_TYPE])];
  return { method, target: basePath + target, headers, ...(body !== undefined && { body }) };
}

function firstExample(holder: Node | undefined): unknown {
  const [first] = Object.values(holder?.["examples"] ?? {});
  if (!first) {
    throw new Error("The document has no example for a parameter or body.");
  }
  return first["value"];
}

function resolve(node: Node): Node {
  const steps = (node["$ref"] as unknown as string | undefined)?.split("/").slice(1);
  return steps?.reduce((inner, key) => inner[key] as Node, openapi as unknown as Node) ?? node;
}
