// A limit that the README documents: totals cannot show every change.
import { expect } from "vitest";
import { adminOf } from "./support/calls.ts";
import { entries, pagedServer } from "./support/paged-server.ts";
import { test } from "./support/servers.ts";

test("cannot detect a missing item if another is removed and one is added between two requests", async ({
  servers,
}) => {
  const server = pagedServer(entries(150));
  const { members } = adminOf(await servers.http(server.step));
  const added = { id: "new", name: "New", email: "new@acme.test" };
  server.before(2, () => {
    server.entries = [...server.entries.slice(1), added];
  });
  const ids = (await members.list()).map(({ id }) => id);
  expect(ids).toHaveLength(150);
  expect(ids).toContain("new");
  expect(ids).not.toContain("u100");
});
