import { expect, test } from "vitest";
import {
  ConfidentAdmin,
  type OrganizationInput,
  openapiFetch,
  type PolicyInput,
} from "../src/index.ts";
import { API_KEY, SUCCESS } from "./support/calls.ts";

const DATA = { organization: { id: "o", name: "New" }, ...JSON.parse(SUCCESS).data };
const POLICY: PolicyInput = {
  name: "Billing",
  permissionIds: Object.freeze(["perm-1"]),
  description: undefined,
};

test.each([false, true])(
  "omits undefined fields from the body, with middleware: %s",
  async (hasMiddleware) => {
    const bodies: unknown[] = [];
    const fetch = async (_: unknown, { method, body }: RequestInit = {}) => {
      if (method !== "GET") {
        bodies.push(`${method} ${body}`);
      }
      return Response.json({ success: true, data: DATA });
    };
    const admin = new ConfidentAdmin({ apiKey: API_KEY, fetch });
    if (hasMiddleware) {
      openapiFetch(admin.client).use({ onRequest: ({ request }) => request });
    }
    await admin.policies.create(POLICY);
    await admin.policies.update("p1", POLICY);
    await admin.policies.ensure(POLICY);
    const organization = { name: "New", plan: undefined } as OrganizationInput;
    await admin.organization.update(organization);
    const policy = '{"name":"Billing","permissionIds":["perm-1"]}';
    expect(bodies).toEqual([
      `POST ${policy}`,
      `PUT ${policy}`,
      `POST ${policy}`,
      'PUT {"name":"New"}',
    ]);
  },
);
