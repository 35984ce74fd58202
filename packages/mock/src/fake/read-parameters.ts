import type { Operation, Parameter } from "@confident-admin/spec/operations";
import type { Call } from "./operations/operation.ts";
import { failure, type Reply } from "./reply.ts";
import { createValidator } from "./validate.ts";

/** Valid parameters, or the reply for invalid ones. */
type Result = { readonly params: Call["params"] } | { readonly rejection: Reply };

/** Creates a function that reads and validates parameters. It rejects with the same statuses as Prism. */
export function createParameterReader({
  parameters,
  statuses,
}: Operation): (path: Readonly<Record<string, string>>, query: URLSearchParams) => Result {
  const declared = [...parameters.path, ...parameters.query];
  const inQuery = new Set<Parameter>(parameters.query);
  const validate = createValidator({
    type: "object",
    properties: Object.fromEntries(declared.map(({ name, schema }) => [name, schema])),
  });
  const status = statuses.includes(422) ? 422 : 400;
  return (path, query) => {
    const params: Record<string, string | number> = {};
    for (const parameter of declared) {
      const { name, schema } = parameter;
      // Duplicate query parameters become a string that is not an integer.
      const value = inQuery.has(parameter) ? query.getAll(name).join() || undefined : path[name];
      const parsed = value === undefined ? schema.default : parse(value, schema);
      if (parsed !== undefined) {
        params[name] = parsed as string | number;
      }
    }
    const problem = validate(params);
    return problem === undefined ? { params } : { rejection: failure(status, problem) };
  };
}

/** Parses an integer. An invalid one stays a string, which the validator rejects. */
function parse(value: string, { type }: Parameter["schema"]): string | number {
  return type === "integer" && /^-?\d+$/.test(value) ? Number(value) : value;
}
