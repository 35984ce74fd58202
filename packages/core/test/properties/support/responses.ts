import fc from "fast-check";
import type { ConfidentAdmin } from "../../../src/index.ts";
import { hostileString } from "./hostile-strings.ts";

type Json = unknown;

export const PERMISSION = { id: "perm-1", name: "billing:read" };
export const POLICY = {
  id: "policy-1",
  name: "Billing",
  description: null,
  permissions: [PERMISSION],
};
const organization = { id: "org-1", name: "Northwind", plan: "TEAM", created_at: "2026-01-01" };

interface Operation {
  readonly call: (admin: ConfidentAdmin) => Promise<unknown>;
  /** A valid `data` of a response. */
  readonly data: Json;
  /** The value in a response's `data`, or undefined if `data` does not have the documented shape. */
  readonly value: (data: Record<string, Json>) => Json | undefined;
}

/** Every documented operation, written by hand so that the expectations do not come from the client. */
export const OPERATIONS = {
  getOrganization: {
    call: (admin) => admin.organization.get(),
    data: { organization },
    value: ({ organization }) => resource(organization),
  },
  updateOrganization: {
    call: (admin) => admin.organization.update({ name: "Northwind" }),
    data: { organization },
    value: ({ organization }) => resource(organization),
  },
  listPermissions: {
    call: (admin) => admin.permissions.list(),
    data: { permissions: [PERMISSION, { id: "perm-2", name: "billing:write" }] },
    value: ({ permissions }) => resources(permissions),
  },
  listPolicies: {
    call: (admin) => admin.policies.list(),
    data: { policies: [POLICY] },
    value: ({ policies }) => resources(policies),
  },
  createPolicy: {
    call: (admin) => admin.policies.create({ name: "Billing", permissionIds: ["perm-1"] }),
    data: { policy: POLICY },
    value: ({ policy }) => resource(policy),
  },
  updatePolicy: {
    call: (admin) => admin.policies.update("p", { name: "Billing", permissionIds: ["perm-1"] }),
    data: { policy: POLICY },
    value: ({ policy }) => resource(policy),
  },
  deletePolicy: {
    call: (admin) => admin.policies.delete("p"),
    data: { id: "p", deleted: true },
    value: (data) =>
      typeof data["id"] === "string" && data["deleted"] === true ? data : undefined,
  },
} satisfies Record<string, Operation>;

type OperationName = keyof typeof OPERATIONS;

/** A response to an operation. */
export interface OperationResponse {
  readonly operation: OperationName;
  readonly body: Uint8Array;
}

/** An operation and the body of a response to it: valid, nearly valid or random. */
export const response: fc.Arbitrary<OperationResponse> = fc
  .constantFrom(...(Object.keys(OPERATIONS) as OperationName[]))
  .chain((operation) =>
    fc.record({ operation: fc.constant(operation), body: body(OPERATIONS[operation].data) }),
  );

/** Any status, but mostly those with a meaning. */
export const status: fc.Arbitrary<number> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(200) },
  { weight: 2, arbitrary: fc.constantFrom(201, 202, 204, 205, 304, 401, 404, 409, 422, 429, 503) },
  { weight: 1, arbitrary: fc.constantFrom(300, 301, 302, 303, 307, 308) },
  { weight: 1, arbitrary: fc.integer({ min: 200, max: 599 }) },
);

/** The bytes of an envelope with the data: valid, nearly valid or random. */
export function body(data: Json): fc.Arbitrary<Uint8Array> {
  const envelope = nearly({ success: true, data, deprecated: undefined, error: undefined });
  const text = fc.oneof(
    { weight: 6, arbitrary: envelope.map(toText) },
    { weight: 2, arbitrary: fc.tuple(envelope.map(toText), fc.nat(200)).map(truncate) },
    { weight: 1, arbitrary: fc.constantFrom("", "null", "[]", "{}", '""', "<html>", "\ufeff{}") },
    { weight: 1, arbitrary: envelope.map((value) => `\ufeff ${toText(value)}\n`) },
    { weight: 1, arbitrary: envelope.map(withProto) },
    { weight: 1, arbitrary: fc.json() },
    { weight: 1, arbitrary: hostileString },
  );
  return fc.oneof(
    { weight: 10, arbitrary: text.map((text) => new TextEncoder().encode(text)) },
    { weight: 1, arbitrary: fc.uint8Array() },
  );
}

/** The value with some parts replaced or omitted. */
function nearly(value: Json): fc.Arbitrary<Json> {
  const wrong = fc.oneof(
    fc.constantFrom<Json>(undefined, null, true, false, 0, "", "x", [], {}, [null], { id: 1 }),
    fc.jsonValue(),
  );
  const same: fc.Arbitrary<Json> = Array.isArray(value)
    ? fc.tuple(...value.map(nearly))
    : Object(value) === value
      ? fc.record(mapValues(value as Record<string, Json>, nearly))
      : fc.constant(value);
  return fc.oneof({ weight: 19, arbitrary: same }, { weight: 1, arbitrary: wrong });
}

function mapValues<T, U>(from: Record<string, T>, to: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, to(value)]));
}

function toText(value: Json): string {
  return JSON.stringify(value) ?? "";
}

function truncate([text, end]: [string, number]): string {
  return text.slice(0, end);
}

function withProto(value: Json): string {
  return toText(value).replaceAll("{", '{"__proto__":{"polluted":true},"constructor":1,');
}

function resource(value: Json): Json | undefined {
  const { id, name } = Object(value) as Record<string, Json>;
  return typeof id === "string" && typeof name === "string" ? value : undefined;
}

function resources(value: Json): Json | undefined {
  const list = Array.isArray(value) ? value : [undefined];
  return list.some((item) => resource(item) === undefined) ? undefined : list;
}
