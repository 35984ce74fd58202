import openapi from "@confident-admin/spec";
import type { Operation } from "@confident-admin/spec/operations";
import type { FakeState } from "./types.ts";

interface Node {
  readonly $ref?: string;
  readonly [key: string]: unknown;
}

const { paths, components } = openapi;
const json = "application/json";

/** The header that contains the key. */
export const API_KEY_HEADER: string = components.securitySchemes.OrganizationApiKey.name;

/** The document's examples, the default state of a fake. */
export const EXAMPLES: FakeState = {
  ...components.responses.Organization.content[json].examples.organization.value.data,
  ...paths["/v1/organization/permissions"].get.responses[200].content[json].examples.permissions
    .value.data,
  ...paths["/v1/organization/policies"].get.responses[200].content[json].examples.policies.value
    .data,
};

/** The document's example of an error message for a status; `undefined` if it has none. */
export function exampleError({ method, path }: Operation, status: number): string | undefined {
  const steps = ["paths", path, method.toLowerCase(), "responses", `${status}`];
  const examples = at(openapi, [...steps, "content", json, "examples"]) as Node | undefined;
  const [example] = Object.values(examples ?? {});
  return at(example, ["value", "error"]) as string | undefined;
}

/** Returns the node at a path, following references. */
function at(node: unknown, steps: readonly string[]): unknown {
  return steps.reduce((parent, step) => {
    const child = (parent as Node | undefined)?.[step] as Node | undefined;
    return child?.$ref ? at(openapi, child.$ref.split("/").slice(1)) : child;
  }, node);
}
