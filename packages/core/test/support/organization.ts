import type { Policy } from "../../src/index.ts";
import { reply } from "./calls.ts";
import type { Arrived, ScriptedServer, Step } from "./servers.ts";

const PERMISSIONS = [
  { id: "perm-1", name: "billing:read" },
  { id: "perm-2", name: "billing:manage" },
  { id: "perm-3", name: "project:read" },
];

/** A policy with the permissions that have these ids. */
export function policyWith(
  ...ids: string[]
): Policy & { permissions: { id: string; name: string }[] } {
  const permissions = PERMISSIONS.filter(({ id }) => ids.includes(id));
  return { id: "p1", name: "Billing", description: "All of it", permissions };
}

/**
 * Responds as the API does. The n-th list of policies returns the n-th state, later lists the last one. A write returns
 * its input and does not change the state.
 */
export function organization(...states: Policy[][]): Step {
  let lists = 0;
  return (response, request) => {
    const data = () => {
      if (request.method === "GET") {
        return request.target.endsWith("/permissions")
          ? { permissions: PERMISSIONS }
          : { policies: states[Math.min(lists++, states.length - 1)] };
      }
      const { permissionIds, ...rest } = JSON.parse(request.body) as { permissionIds: string[] };
      return { policy: { ...policyWith(...permissionIds), ...rest } };
    };
    reply(200, JSON.stringify({ success: true, data: data() }))(response, request);
  };
}

/** Each request as method and short path. */
export const seen = ({ requests }: ScriptedServer): string[] =>
  requests.map(({ method, target }) => `${method} ${target.replace("/v1/organization/", "")}`);

/** The bodies of all writes. */
export const written = ({ requests }: ScriptedServer): unknown[] =>
  requests.filter(isWrite).map(({ body }) => JSON.parse(body));

const isWrite = ({ method }: Arrived) => method !== "GET";
