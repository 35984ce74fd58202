import { expect } from "vitest";
import { failureOf } from "./support/calls.ts";
import { ROLE_KINDS, rowOf, startCollection } from "./support/collections.ts";
import { test } from "./support/servers.ts";

test.for(ROLE_KINDS)("rejects changes of a preset, $title", async (kind, { servers }) => {
  const { server, verbs } = await startCollection(servers, kind);
  server.rows.push({ ...rowOf(kind, "o1", "Owner"), [`${kind.owner}`]: null });
  const calls = [
    verbs.rename("o1", "Boss"),
    verbs.rename("o1", "Owner"),
    verbs.ensure({ name: "Owner", policyIds: ["part-1"] }),
    verbs.ensure({ name: "Owner", policyIds: [] }),
  ];
  for (const call of calls) {
    expect(await failureOf(call)).toMatchObject({
      name: "ConfidentArgumentError",
      delivery: "unsent",
      operation: expect.stringMatching(kind.type),
      message: 'The role "Owner" is a preset, which cannot be changed.',
    });
  }
  expect(server.written).toEqual([]);
  expect(await verbs.getByName("Owner")).toMatchObject({ id: "o1" });
});

test.for(ROLE_KINDS)(
  "changes a custom role whose owner is not returned, $title",
  async (kind, { servers }) => {
    const { server, verbs } = await startCollection(servers, kind);
    const { [kind.owner ?? "projectId"]: _, ...bare } = rowOf(kind, "c1", "Custom", "part-1");
    server.rows.push(bare);
    expect(await verbs.rename("c1", "Other")).toMatchObject({ name: "Other" });
  },
);
