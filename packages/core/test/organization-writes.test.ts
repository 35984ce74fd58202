import { expect, test } from "vitest";
import { ConfidentAdmin, type OrganizationInput } from "../src/index.ts";
import { API_KEY, failureOf, pause } from "./support/calls.ts";

/** A server that holds each request until it is released. */
function createHeld() {
  const names: string[] = [];
  const releases: (() => void)[] = [];
  const fetch = async (_: unknown, init?: RequestInit) => {
    const { name } = JSON.parse(String(init?.body));
    names.push(name);
    await new Promise<void>((resolve) => releases.push(resolve));
    return Response.json({ success: true, data: { organization: { id: "o1", name } } });
  };
  const admin = () => new ConfidentAdmin({ apiKey: API_KEY, fetch });
  return { admin, names, release: () => releases.shift()?.() };
}

test("sends changes to the organization one at a time, across clients", async () => {
  const { admin, names, release } = createHeld();
  const calls = [
    admin().organization.update({ name: "One" }),
    admin().organization.update({ name: "Two" }),
  ];
  await pause(20);
  expect(names).toEqual(["One"]);
  release();
  await calls[0];
  await pause(20);
  expect(names).toEqual(["One", "Two"]);
  release();
  expect(await calls[1]).toMatchObject({ name: "Two" });
});

test("sends the organization's name as it was when it was checked", async () => {
  const { admin, names, release } = createHeld();
  const first = admin().organization.update({ name: "One" });
  const input: { name: string } & OrganizationInput = { name: "Two" };
  const second = admin().organization.update(input);
  await pause(20);
  input.name = "";
  release();
  await first;
  await pause(20);
  release();
  await second;
  expect(names).toEqual(["One", "Two"]);
});

test("rejects an invalid name of the organization without waiting", async () => {
  const { admin, release } = createHeld();
  const first = admin().organization.update({ name: "One" });
  expect(await failureOf(admin().organization.update({ name: " " }))).toMatchObject({
    name: "ConfidentArgumentError",
  });
  await pause(20);
  release();
  await first;
});
