import openapi from "@confident-admin/spec";
import {
  type Operation,
  type OperationId,
  operations,
  type Schema,
} from "@confident-admin/spec/operations";

interface Node {
  readonly $ref?: string;
  readonly [key: string]: unknown;
}

/** The arguments of core's function for an operation, without the client and the options. */
export function exampleArguments(id: OperationId): unknown[] {
  const { method, path, parameters, body }: Operation = operations[id];
  const query = parameters.query.map(({ name, schema }) => [name, exampleOf(schema)]);
  return [
    ...parameters.path.map(({ schema }) => (schema.type === "integer" ? 7 : "some id 2")),
    ...(body ? [exampleBody(at(openapi, ["paths", path, method.toLowerCase()]))] : []),
    ...(query.length > 0 ? [Object.fromEntries(query)] : []),
  ];
}

function exampleOf({ default: value, enum: [first] = [], minimum = 1 }: Schema): unknown {
  return value ?? first ?? minimum;
}

/** The first example of an operation's request body. */
function exampleBody(operation: unknown): unknown {
  const body = at(operation, ["requestBody"]) as Node;
  const steps = body.$ref?.split("/").slice(1);
  const content = at(steps ? at(openapi, steps) : body, ["content", "application/json"]);
  const [example] = Object.values(at(content, ["examples"]) as Record<string, Node>);
  return example?.["value"];
}

function at(node: unknown, steps: readonly string[]): unknown {
  return steps.reduce((inner, step) => (inner as Node)[step], node);
}
