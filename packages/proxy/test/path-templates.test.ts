// Path templates of operation tables that users generate or write.
import type { OperationTable } from "@confident-admin/spec/operations";
import { expect, test } from "vitest";
import { checkPathParameters } from "../src/request/read-parameters.ts";
import { operation, send } from "./support/custom-table.ts";

const path = (...names: readonly string[]) => ({
  path: names.map((name) => ({ name, required: true, schema: { type: "string" } as const })),
  query: [],
});
const remove = (template: string, ...names: readonly string[]) =>
  operation({ method: "DELETE", path: template, parameters: path(...names) });

test.each([
  ["a parameter that is not declared", remove("/v1/users/{id}"), "/v1/users/u1%2Froles"],
  ["another name", remove("/v1/users/{id}", "userId"), "/v1/users/u1%EF%BC%8Froles"],
  ["a parameter that is not in the path", remove("/v1/users", "id"), "/v1/users"],
  ["a parameter within a segment", remove("/v1/users/{id}:purge", "id"), "/v1/users/u1:purge"],
  ["two parameters in a segment", remove("/v1/{a}{b}", "a", "b"), "/v1/users"],
  ["a label", remove("/v1/users/{.id}", ".id"), "/v1/users/u1"],
  ["a matrix", remove("/v1/users/{;id}", ";id"), "/v1/users/u1"],
  ["an exploded parameter", remove("/v1/users/{id*}", "id*"), "/v1/users/u1"],
  ["a parameter that occurs twice", remove("/v1/{id}/{id}", "id"), "/v1/a/b"],
])("rejects a table whose path has %s", async (_, deleteUser, target) => {
  const table: OperationTable = { deleteUser };
  await expect(send(table, target, { method: "DELETE" })).rejects.toThrow(
    `operationTable: the path parameters of deleteUser do not match its path ${deleteUser.path}.`,
  );
});

test("checks parameters that the operation does not declare", () => {
  const { deleteUser } = { deleteUser: remove("/v1/users/{id}") };
  expect(() => checkPathParameters({ id: "u1/roles" }, deleteUser)).toThrow(
    /^Path parameter "id" must not contain slashes/,
  );
  expect(() => checkPathParameters({ id: "u1" }, deleteUser)).not.toThrow();
});

test.each(["user-id", "user.id", "user_id", "__proto__"])(
  "accepts a parameter named %s",
  async (name) => {
    const table = { deleteUser: remove(`/v1/users/{${name}}/keys`, name) };
    const outcome = await send(table, "/v1/users/u%201/keys", { method: "DELETE" });
    expect(outcome).toMatchObject({
      status: 200,
      sent: ["DELETE https://api.confident-ai.com/v1/users/u%201/keys"],
    });
    expect(Object.entries(outcome.event?.params ?? {})).toEqual([[name, "u 1"]]);
    const encoded = await send(table, "/v1/users/u1%2Froles/keys", { method: "DELETE" });
    expect(encoded).toMatchObject({ status: 400, sent: [] });
  },
);

test.each(["/v1/users/u1", "/v1/users/u1/"])(
  "sends %s with the slash of the document",
  async (target) => {
    const table = { deleteUser: remove("/v1/users/{id}/", "id") };
    expect(await send(table, target, { method: "DELETE" })).toMatchObject({
      status: 200,
      sent: ["DELETE https://api.confident-ai.com/v1/users/u1/"],
    });
  },
);

test("prefers literal segments, as the API does, so that no id reaches another operation", async () => {
  const get = (template: string, ...names: readonly string[]) =>
    operation({ path: template, parameters: path(...names) });
  const table = {
    getKey: get("/v1/users/{id}/keys/{keyId}", "id", "keyId"),
    getUser: get("/v1/users/{id}", "id"),
    getOwnKey: get("/v1/users/me/keys/{keyId}", "keyId"),
    getMe: get("/v1/users/me"),
    deleteUser: remove("/v1/users/{id}", "id"),
  };
  const operations = ["getUser", "getKey", "deleteUser"];
  for (const target of ["/v1/users/me", "/v1/users/m%65", "/v1/users/me/keys/k1"]) {
    const outcome = await send(table, target, {}, { operations });
    expect(outcome).toMatchObject({ status: 403, sent: [] });
  }
  const outcome = await send(table, "/v1/users/me", { method: "DELETE" }, { operations });
  expect(outcome.event).toMatchObject({ operation: "deleteUser", status: 200 });
});

test("serves the path / only below the base path", async () => {
  const table = { getRoot: operation({ path: "/" }) };
  expect(await send(table, "/")).toMatchObject({
    status: 200,
    sent: ["GET https://api.confident-ai.com/"],
  });
  const outside = { basePath: "/api/confident" };
  expect(await send(table, "/elsewhere", {}, outside)).toMatchObject({ status: 404, sent: [] });
});
