import { expect, vi } from "vitest";
import { adminOf, failureOf, keepSilent, pause } from "./support/calls.ts";
import { createHeldServer } from "./support/held-servers.ts";
import { organization, written } from "./support/organization.ts";
import { listing, lookups, usual } from "./support/permission-lists.ts";
import { test } from "./support/servers.ts";

const INPUT = { name: "a", permissions: ["billing:read"] };

test("shares one request among concurrent lookups", async ({ servers }) => {
  const server = await servers.http(organization([]));
  const { policies } = adminOf(server);
  await Promise.all([1, 2, 3].map((index) => policies.create({ ...INPUT, name: `a ${index}` })));
  expect(lookups(server)).toBe(1);
  const wrong = { name: "b", permissions: ["billing:raed"] };
  await Promise.all([1, 2, 3].map(() => failureOf(policies.create(wrong))));
  expect(lookups(server)).toBe(2);
});

test("does not fail other calls if one aborts a shared lookup", async ({ servers }) => {
  const server = await servers.http(listing(keepSilent, usual));
  const { policies } = adminOf(server);
  const controller = new AbortController();
  const aborted = failureOf(policies.create(INPUT, { signal: controller.signal }));
  const others = [2, 3].map((index) => policies.create({ ...INPUT, name: `a ${index}` }));
  await vi.waitFor(() => expect(lookups(server)).toBe(1));
  controller.abort("enough");
  expect(await aborted).toMatchObject({ name: "ConfidentAbortError", cause: "enough" });
  await Promise.all(others);
  expect(lookups(server)).toBe(2);
});

test("ends a call at once if it is aborted while waiting for another's lookup", async ({
  servers,
}) => {
  const server = await servers.http(
    listing(async (response, request) => {
      await pause(200);
      usual(response, request);
    }),
  );
  const { policies } = adminOf(server);
  const first = policies.create(INPUT);
  const controller = new AbortController();
  const aborted = failureOf(policies.create(INPUT, { signal: controller.signal }));
  await vi.waitFor(() => expect(lookups(server)).toBe(1));
  controller.abort("enough");
  expect(await aborted).toMatchObject({
    name: "ConfidentAbortError",
    operation: "createPolicy",
    delivery: "unsent",
    cause: "enough",
  });
  expect(written(server)).toEqual([]);
  await first;
});

test("shares one retry of a failed lookup, then each call sends its own", async () => {
  const { admin, next, waiting } = createHeldServer();
  const { policies } = admin();
  const failures = [1, 2, 3, 4, 5].map(() => failureOf(policies.create(INPUT)));
  for (const requests of [1, 1, 3]) {
    expect(await waiting()).toHaveLength(requests);
    for (let request = 0; request < requests; request++) {
      (await next())(new Response("{}", { status: 403 }));
    }
  }
  const errors = await Promise.all(failures);
  for (const error of errors) {
    expect(error).toMatchObject({ name: "ConfidentApiError", status: 403 });
  }
  expect(new Set(errors).size).toBe(5);
});
