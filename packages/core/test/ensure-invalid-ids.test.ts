import { expect } from "vitest";
import { failureOf } from "./support/calls.ts";
import { KINDS, rowOf, startCollection } from "./support/collections.ts";
import { test } from "./support/servers.ts";

test.for(KINDS)("ensure blames the server for an invalid id, $title", async (kind, { servers }) => {
  const { server, verbs } = await startCollection(servers, kind);
  server.rows.push(rowOf(kind, "../x", "Odd"));
  const call = verbs.ensure({ name: "Odd", [kind.partIds]: ["part-1"] });
  expect(await failureOf(call)).toMatchObject({
    name: "ConfidentConflictError",
    delivery: "answered",
    message: `The ${kind.noun} "../x" was not written: the server does not return a valid id. Read it, then try again.`,
  });
  expect(server.written).toEqual([]);
});
