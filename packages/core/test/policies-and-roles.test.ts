import { expect } from "vitest";
import { openapiFetch } from "../src/index.ts";
import { failureOf } from "./support/calls.ts";
import { KINDS, type Kind, rowOf, startCollection } from "./support/collections.ts";
import { test } from "./support/servers.ts";

const read = (kind: Kind) => `GET ${kind.nouns}`;

test.for(KINDS)(
  "finds $title by id and by name with one request each",
  async (kind, { servers }) => {
    const { server, verbs } = await startCollection(servers, kind);
    expect(await verbs.get("b1")).toEqual(rowOf(kind, "b1", "Billing", "part-1", "part-2"));
    expect(await verbs.getByName("Auditors")).toEqual(rowOf(kind, "a1", "Auditors", "part-1"));
    expect(server.requests).toEqual([read(kind), read(kind)]);
  },
);

test.for(KINDS)("fails with a typed error if $title is not found", async (kind, { servers }) => {
  const { verbs } = await startCollection(servers, kind);
  const notFound = { name: "ConfidentNotFoundError", status: 404, delivery: "answered" };
  expect(await failureOf(verbs.get("c1"))).toMatchObject({
    ...notFound,
    operation: `get${kind.type}`,
    message: `No ${kind.noun} has the id "c1".`,
  });
  expect(await failureOf(verbs.getByName("Biling"))).toMatchObject({
    ...notFound,
    operation: `get${kind.type}ByName`,
    message: `No ${kind.noun} is named "Biling". Did you mean "Billing"?`,
  });
  expect(await failureOf(verbs.rename("c1", "Other"))).toMatchObject(notFound);
});

test.for(KINDS)("renames $title and keeps the rest of it", async (kind, { servers }) => {
  const { server, verbs } = await startCollection(servers, kind);
  const renamed = { ...rowOf(kind, "b1", "Billing", "part-1", "part-2"), name: "Finance" };
  expect(await verbs.rename("b1", "Finance")).toEqual(renamed);
  expect(server.requests).toEqual([read(kind), read(kind), `PUT ${kind.nouns}/b1`]);
  expect(server.written).toEqual([
    { name: "Finance", description: "All of it", [kind.partIds]: ["part-1", "part-2"] },
  ]);
});

test.for(KINDS)("does not write $title that has the name already", async (kind, { servers }) => {
  const { server, verbs } = await startCollection(servers, kind);
  await verbs.rename("b1", "Billing");
  expect(server.requests).toEqual([read(kind)]);
});

test.for(KINDS)(
  "rejects invalid arguments for $title before sending",
  async (kind, { servers }) => {
    const { server, verbs } = await startCollection(servers, kind);
    const ids = [verbs.get(".."), verbs.rename("..", "Finance")];
    const names = [verbs.rename("b1", " "), verbs.ensure({ name: "", [kind.partIds]: [] })];
    const lookups = [verbs.getByName("")];
    const inputs = [verbs.ensure({ name: "Finance" })];
    const expected: [Promise<unknown>[], RegExp][] = [
      [ids, new RegExp(`^${kind.noun}Id must be`)],
      [names, new RegExp(`^A ${kind.noun} needs a non-empty name`)],
      [lookups, new RegExp(`^A ${kind.noun}'s name must be`)],
      [inputs, new RegExp(`^A ${kind.noun} needs ${kind.partIds}`)],
    ];
    for (const [calls, message] of expected) {
      for (const error of await Promise.all(calls.map(failureOf))) {
        expect(error).toMatchObject({
          name: "ConfidentArgumentError",
          delivery: "unsent",
          operation: expect.stringMatching(kind.type),
          message: expect.stringMatching(message),
        });
      }
    }
    expect(server.requests).toEqual([]);
  },
);

test.for(KINDS)("middleware sees the writes of $title", async (kind, { servers }) => {
  const { server, admin } = await startCollection(servers, kind);
  const seen: string[] = [];
  openapiFetch(admin.client).use({
    onRequest: ({ request }) => {
      seen.push(request.method);
    },
  });
  await kind.of(admin).rename("b1", "Finance");
  expect(seen).toEqual(["GET", "GET", "PUT"]);
  expect(server.rows.map(({ name }) => name)).toContain("Finance");
});
