// Rules for the document that the linter cannot check.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { buildOperations } from "../scripts/operations/build-operations.mjs";
import { inlineReferences } from "../scripts/references.mjs";

const document = parse(readFileSync(new URL("../openapi.yaml", import.meta.url), "utf8"));
const { paths } = inlineReferences(document, document);
const table = buildOperations(document);

const RULES = {
  201: ["that create something", (_, id) => id.startsWith("create")],
  204: ["that delete something", ({ method }) => method === "DELETE"],
  400: [
    "with parameters or a body",
    ({ parameters, body }) => body || parameters.path.length + parameters.query.length > 0,
  ],
  404: ["with path parameters", ({ parameters }) => parameters.path.length > 0],
  422: ["with a body", ({ body }) => body],
};

for (const [status, [name, applies]] of Object.entries(RULES)) {
  test(`exactly the operations ${name} declare a ${status}`, () => {
    const idsOf = (test) => Object.keys(table).filter((id) => test(table[id], id));
    const declared = idsOf(({ statuses }) => statuses.includes(Number(status)));
    assert.deepEqual(declared, idsOf(applies));
  });
}

test("the table locates the values of responses with several keys", () => {
  const locate = ({ value, paged, creates, secrets }) => ({ value, paged, creates, secrets });
  const data = { value: undefined, paged: undefined, creates: undefined, secrets: [] };
  const secrets = ["value", "shadowValue"];
  assert.deepEqual(locate(table.createProject), { ...data, creates: "project", secrets });
  assert.deepEqual(locate(table.assignProjectsToGovernancePolicy), data);
  assert.deepEqual(locate(table.listProjectMembers), { ...data, value: "members", paged: true });
});

/** Lists the entries of an object and of everything in it. */
function entriesIn(value) {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return entries.flatMap(([key, inner]) => [[key, inner], ...entriesIn(inner)]);
}

const examples = entriesIn(paths).flatMap(([key, found]) =>
  key === "examples" ? Object.values(found).map(({ value }) => value) : [],
);
const entries = entriesIn(examples);
const resources = entries.map(([, value]) => value).filter((value) => value?.id !== undefined);

test("a resource has the same name or email address in all examples", () => {
  const labels = resources.flatMap(({ id, email, name }) =>
    email || name ? [[id, email ?? name]] : [],
  );
  const byId = new Map(labels);
  assert.deepEqual(
    labels.filter(([id, label]) => byId.get(id) !== label),
    [],
  );
  assert.ok(byId.size > 20);
});

test("every id in an example belongs to a resource in another example, unless it is meant to be unknown", () => {
  const idsAt = (pattern) =>
    entries.flatMap(([key, value]) => (pattern.test(key) && value !== null ? value : []));
  const known = new Set([
    ...resources.map(({ id }) => id),
    ...idsAt(/^(notFound|skipped)ProjectIds$/),
  ]);
  const ids = idsAt(/Ids?$/);
  assert.deepEqual(
    ids.filter((id) => !known.has(id)),
    [],
  );
  assert.ok(ids.length > 50);
});
