import openapi from "@confident-admin/spec";
import { type Operation, operations } from "@confident-admin/spec/operations";
import { expect, inject, test } from "vitest";

interface Node {
  readonly $ref?: string;
  readonly [key: string]: unknown;
}

/** Returns the node at a path, following references. */
function at(node: unknown, steps: readonly string[]): unknown {
  return steps.reduce((parent, step) => {
    const child = (parent as Node | undefined)?.[step] as Node | undefined;
    return child?.$ref ? at(openapi, child.$ref.split("/").slice(1)) : child;
  }, node);
}

/** The document's first example of a request body. */
function exampleBody({ method, path }: Operation): unknown {
  const steps = ["paths", path, method.toLowerCase(), "requestBody", "content", "application/json"];
  const [example] = Object.values(at(openapi, [...steps, "examples"]) ?? {});
  return example?.value;
}

test.each(Object.entries<Operation>(operations))(
  "a dynamic response to %s is never marked as deprecated",
  async (_, operation) => {
    const { method, path, parameters, body } = operation;
    const target = parameters.path.reduce(
      (rest, { name, schema }) => rest.replace(`{${name}}`, schema.type === "integer" ? "7" : "x"),
      path,
    );
    const send = async (status: number) => {
      const response = await fetch(`${inject("confidentMockUrl")}${target}`, {
        method,
        headers: {
          CONFIDENT_API_KEY: "any",
          "content-type": "application/json",
          Prefer: `dynamic=true, code=${status}`,
        },
        ...(body && { body: JSON.stringify(exampleBody(operation)) }),
      });
      expect(response.status).toBe(status);
      return (await response.json()) as { success: boolean; deprecated?: boolean };
    };
    // Without the fix, the value is random: the chance of 10 times false is one in a thousand, for each operation.
    for (let round = 0; round < 5; round++) {
      for (const status of [200, 500]) {
        expect(await send(status)).toMatchObject({ success: status === 200, deprecated: false });
      }
    }
  },
);
