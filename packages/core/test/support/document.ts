import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parse } from "yaml";

/** What the tests need to know of an operation in the document. */
export interface Operation {
  readonly operationId: string;
  readonly statuses: readonly string[];
  /** The names of its query parameters. */
  readonly query: readonly string[];
}

interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: string;
}

interface OperationObject {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly responses: Readonly<Record<string, unknown>>;
}

const METHODS = ["get", "put", "post", "delete", "options", "head", "patch", "trace"] as const;

interface Document {
  readonly paths: Readonly<
    Record<
      string,
      { readonly [Method in (typeof METHODS)[number]]?: OperationObject } & {
        readonly parameters?: readonly Parameter[];
      }
    >
  >;
  readonly components: { readonly parameters: Readonly<Record<string, Parameter>> };
}

const file = createRequire(import.meta.url).resolve("@confident-admin/spec/openapi.yaml");
const { paths, components } = parse(readFileSync(file, "utf8")) as Document;

/** Every operation of the document. */
export const operations: readonly Operation[] = Object.values(paths).flatMap((item) =>
  METHODS.flatMap((method) => {
    const operation = item[method];
    return operation ? [summarize(operation, item.parameters ?? [])] : [];
  }),
);

function summarize(
  { operationId, parameters = [], responses }: OperationObject,
  shared: readonly Parameter[],
): Operation {
  const query = [...shared, ...parameters]
    .map(resolve)
    .filter((parameter) => parameter.in === "query");
  return { operationId, statuses: Object.keys(responses), query: query.map(({ name }) => name) };
}

function resolve(parameter: Parameter): Parameter {
  const name = parameter.$ref?.split("/").at(-1);
  return (name && components.parameters[name]) || parameter;
}
