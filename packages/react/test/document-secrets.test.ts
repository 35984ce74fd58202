// No field that the document marks with x-secret reaches a cache, whatever its name and wherever it is.
import openapi from "@confident-admin/spec";
import { requestExample, requestTarget, responseExamples } from "@confident-admin/spec/examples";
import { type OperationId, operations } from "@confident-admin/spec/operations";
import { expect, test } from "vitest";
import { createConfidentQueries } from "../src/queries.ts";
import { createTestQueryClient } from "../src/testing.ts";
import { heldBy } from "./support/held-by.ts";
import { stubApi } from "./support/stub-api.ts";

const SECRET = "s3cr3t-0123456789";

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly "x-secret"?: boolean;
}

interface Response {
  readonly $ref?: string;
  readonly content?: { readonly "application/json": { readonly schema: Schema } };
}

type Operation = { readonly responses: Readonly<Record<string, Response>> };
type Document = Readonly<Record<string, Readonly<Record<string, Operation>>>>;

function resolve<Node extends { readonly $ref?: string }>(node: Node): Node {
  const path = node.$ref?.split("/").slice(1);
  return path ? path.reduce<never>((parent, name) => parent[name], openapi as never) : node;
}

/** Replaces or adds every field of a value that its schema marks with `x-secret`. */
function plant(reference: Schema, value: unknown): unknown {
  const schema = resolve(reference);
  if (schema["x-secret"]) {
    return SECRET;
  }
  if (Array.isArray(value)) {
    return value.map((item) => plant(schema.items ?? {}, item));
  }
  const planted = { ...(value as Record<string, unknown>) };
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    if (name in planted || field["x-secret"]) {
      planted[name] = plant(field, planted[name]);
    }
  }
  const own = schema.properties ? planted : value;
  return (schema.allOf ?? []).reduce<unknown>((result, part) => plant(part, result), own);
}

/** The data of a successful response, with secrets. */
function careless(id: OperationId): object {
  const { method, path } = operations[id];
  const example = responseExamples(id).find(({ status }) => status < 300);
  const { responses } = (openapi.paths as never as Document)[path]?.[method.toLowerCase()] ?? {};
  const { content } = resolve(responses?.[`${example?.status}`] ?? {});
  const schema = content?.["application/json"].schema ?? {};
  return (plant(schema, example?.body) as { readonly data: object }).data;
}

/** Runs the query or mutation of an operation. Returns what the caller gets. */
async function run(id: OperationId, queryClient = createTestQueryClient()) {
  const { method } = operations[id];
  const { path, body } = requestExample(id);
  const { client } = stubApi({
    [`${method} ${requestTarget(id, { path, query: {} })}`]: careless(id),
  });
  const queries = createConfidentQueries({ client }) as never as Record<string, CallableFunction>;
  if (method === "GET") {
    const name = id.replace(/^(list|get)(.)/, (_, __, first: string) => first.toLowerCase());
    return queryClient.fetchQuery(queries[name]?.(...Object.values(path)));
  }
  const { projectId, ...ids } = path;
  const options = queries[id]?.(...(projectId ? [projectId] : []), { onSecret: () => {} });
  const variables = { ...ids, ...(id.startsWith("update") ? { apiKey: body } : body) };
  return queryClient
    .getMutationCache()
    .build(queryClient, options)
    .execute(variables as never);
}

const withSecrets = (Object.keys(operations) as OperationId[]).filter(
  (id) => operations[id].secrets.length,
);

test.each(withSecrets)("%s keeps every secret of its response out of the caches", async (id) => {
  expect(JSON.stringify(careless(id)).split(SECRET).length).toBeGreaterThan(
    operations[id].secrets.length,
  );
  const queryClient = createTestQueryClient();
  expect(JSON.stringify(await run(id, queryClient))).not.toContain(SECRET);
  expect(heldBy(queryClient)).toContain("success");
  expect(heldBy(queryClient)).not.toContain(SECRET);
});
