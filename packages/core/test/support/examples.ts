import openapi from "@confident-admin/spec";
import { type Operation, type OperationId, operations } from "@confident-admin/spec/operations";

/** Remains one path segment only if it is encoded exactly once. */
const HOSTILE_SUFFIX = "/é %2F";

/** An example of a response in the document. */
export interface ResponseExample {
  readonly status: number;
  /** `undefined` if the response has no body. */
  readonly name: string | undefined;
  readonly body: { readonly data?: Record<string, unknown>; readonly error?: string } | undefined;
}

/** A request with the document's examples: the call's arguments, and the request that must be sent. */
export interface RequestExample {
  /** The call's arguments, without the client and the options. */
  readonly args: readonly unknown[];
  readonly method: string;
  readonly target: string;
  readonly body: unknown;
}

interface Node {
  readonly [key: string]: Node;
}

/** Builds an operation's request from the document's first examples. */
export function requestExample(id: OperationId): RequestExample {
  const { method, path, parameters }: Operation = operations[id];
  const declared = [...list(item(id)["parameters"]), ...list(operation(id)["parameters"])].map(
    resolve,
  );
  const exampleOf = (name: string): unknown => {
    const parameter = declared.find((candidate) => candidate["name"] === (name as unknown));
    return firstExample(parameter);
  };
  const ids = parameters.path.map(({ name, schema }) =>
    schema.type === "integer" ? exampleOf(name) : `${exampleOf(name)}${HOSTILE_SUFFIX}`,
  );
  const query = parameters.query.map(({ name }) => [name, exampleOf(name)] as const);
  const requestBody = operation(id)["requestBody"];
  const body = requestBody && firstExample(jsonContent(resolve(requestBody)));
  const target = parameters.path.reduce(
    (rest, { name }, index) => rest.replace(`{${name}}`, encodeURIComponent(`${ids[index]}`)),
    path,
  );
  const search = new URLSearchParams(query.map(([name, value]) => [name, `${value}`])).toString();
  return {
    args: [...ids, ...(body ? [body] : []), ...(search ? [Object.fromEntries(query)] : [])],
    method,
    target: search ? `${target}?${search}` : target,
    body,
  };
}

/** Lists every example of every documented response of an operation. */
export function responseExamples(id: OperationId): ResponseExample[] {
  const responses = Object.entries(operation(id)["responses"] as Node);
  return responses.flatMap(([code, response]): ResponseExample[] => {
    const status = Number(code);
    const examples = Object.entries(jsonContent(resolve(response))?.["examples"] ?? {});
    return examples.length === 0
      ? [{ status, name: undefined, body: undefined }]
      : examples.map(([name, { value }]) => ({ status, name, body: value as object }));
  });
}

function firstExample(holder: Node | undefined): unknown {
  const [first] = Object.values(holder?.["examples"] ?? {});
  if (!first) {
    throw new Error("The document has no example for a parameter or body.");
  }
  return first["value"];
}

function jsonContent(holder: Node): Node | undefined {
  return holder["content"]?.["application/json"];
}

function item(id: OperationId): Node {
  return (openapi.paths as unknown as Node)[operations[id].path] as Node;
}

function operation(id: OperationId): Node {
  return item(id)[operations[id].method.toLowerCase()] as Node;
}

function list(nodes: Node | undefined): Node[] {
  return Object.values(nodes ?? {});
}

function resolve(node: Node): Node {
  const reference = node["$ref"] as unknown as string | undefined;
  return reference
    ? reference
        .split("/")
        .slice(1)
        .reduce((inner, key) => inner[key] as Node, openapi as unknown as Node)
    : node;
}
