// The option secrets: which entries it needs and accepts.
import type { OperationTable } from "@confident-admin/spec/operations";
import { expect, test } from "vitest";
import { type ConfidentHandlerOptions, createConfidentHandler } from "../src/index.ts";
import { operation } from "./support/custom-table.ts";
import { BASE_PATH, KEY, ORIGIN } from "./support/start-proxy.ts";

test.each(["createOrganizationApiKey", "createProjectApiKey"] as const)(
  "%s needs an entry",
  (id) => {
    const make = (secrets?: object) => () =>
      createConfidentHandler({
        apiKey: KEY,
        basePath: BASE_PATH,
        origins: [ORIGIN],
        operations: ["read", "write", id],
        authorize: () => "someone",
        secrets,
      });
    const message = new RegExp(`${id} returns a secret. Set secrets: { ${id}: "redact" }`);
    expect(make()).toThrow(message);
    expect(make({ createProject: "pass" })).toThrow(message);
    expect(make({ [id]: undefined })).toThrow(message);
    expect(make({ [id]: "redact" })).not.toThrow();
    expect(make({ [id]: "pass" })).not.toThrow();
  },
);

test.each([
  [
    { createProjectApiKeys: "pass" },
    /is named "createProjectApiKeys"\. Did you mean "createProjectApiKey"/,
  ],
  [{ listPolicies: "pass" }, /No operation with secrets is named "listPolicies"/],
  [{ createProject: true }, /secrets\.createProject must be "pass" or "redact"/],
  [{ createProject: null }, /secrets\.createProject must be "pass" or "redact"/],
  ["pass", /secrets must be an object/],
  [null, /secrets must be an object/],
])("rejects %j", (secrets, message) => {
  const make = () =>
    createConfidentHandler({
      apiKey: KEY,
      basePath: BASE_PATH,
      origins: [ORIGIN],
      operations: ["read"],
      authorize: () => "someone",
      secrets: secrets as object,
    });
  expect(make).toThrow(message);
});

test.each(["__proto__", "constructor", "toString"])(
  "an operation named %s needs an entry",
  (id) => {
    const create = operation({ method: "POST", value: "key", creates: "key", secrets: ["value"] });
    const table: OperationTable = Object.fromEntries([[id, create]]);
    const make = (secrets: object) => () =>
      createConfidentHandler<string, OperationTable>({
        apiKey: KEY,
        basePath: BASE_PATH,
        origins: [ORIGIN],
        operationTable: table,
        operations: [id],
        authorize: () => "someone",
        secrets,
      });
    expect(make({})).toThrow(`${id} returns a secret.`);
    expect(make(Object.fromEntries([[id, "pass"]]))).not.toThrow();
  },
);

test("the entries are typed", () => {
  const secrets: ConfidentHandlerOptions<unknown>["secrets"][] = [
    { createProject: "pass", listInvitations: "redact" },
    // @ts-expect-error an operation without secrets
    { listPolicies: "pass" },
    // @ts-expect-error not an option
    { createProject: "hide" },
  ];
  expect(secrets).toHaveLength(3);
});
