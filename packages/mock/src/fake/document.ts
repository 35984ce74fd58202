import openapi from "@confident-admin/spec";
import type { FakeState, OperationId } from "./types.ts";

interface Body {
  readonly content?: {
    readonly "application/json": {
      readonly schema: object;
      readonly examples: Readonly<Record<string, { readonly value: { readonly error?: string } }>>;
    };
  };
}

interface OperationObject {
  readonly operationId: OperationId;
  readonly requestBody?: Body;
  readonly responses: Readonly<Record<string, Body>>;
}

/** An operation, as far as a server needs to know it. */
export interface Operation {
  readonly id: OperationId;
  /** In capitals, as a request has it. */
  readonly method: string;
  /** With its parameters in braces. */
  readonly path: string;
  /** What its body must be; `undefined` if it takes none. */
  readonly bodySchema: object | undefined;
  /** What the document lets the server say, by status. */
  readonly messages: ReadonlyMap<number, string>;
}

const { paths, components } = openapi;
const json = "application/json";

/** The header that carries the key. */
export const API_KEY_HEADER: string = components.securitySchemes.OrganizationApiKey.name;

/** Every operation of the document. */
export const OPERATIONS: readonly Operation[] = Object.entries(paths).flatMap(([path, item]) =>
  Object.entries(item)
    .filter(([, operation]) => "operationId" in operation)
    .map(([method, operation]) => toOperation(method, path, operation as OperationObject)),
);

/** What a fake begins with where nobody says otherwise: the document's examples. */
export const EXAMPLES: FakeState = {
  ...components.responses.Organization.content[json].examples.organization.value.data,
  ...paths["/v1/organization/permissions"].get.responses[200].content[json].examples.permissions
    .value.data,
  ...paths["/v1/organization/policies"].get.responses[200].content[json].examples.policies.value
    .data,
};

function toOperation(
  method: string,
  path: string,
  { operationId, requestBody, responses }: OperationObject,
): Operation {
  const schema = resolve(requestBody)?.content?.[json].schema;
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    bodySchema: schema && { ...schema, components },
    messages: new Map(
      Object.entries(responses).flatMap(([status, response]) => {
        const { examples = {} } = resolve(response)?.content?.[json] ?? {};
        const message = Object.values(examples)[0]?.value.error;
        return message === undefined ? [] : [[Number(status), message]];
      }),
    ),
  };
}

function resolve(value: (Body & { readonly $ref?: string }) | undefined): Body | undefined {
  const steps = value?.$ref?.split("/").slice(1);
  return steps
    ? (steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], openapi) as Body)
    : value;
}
