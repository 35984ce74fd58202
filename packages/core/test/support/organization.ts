import type { Policy } from "../../src/index.ts";
import { reply } from "./calls.ts";
import type { Arrived, ScriptedServer, Step } from "./servers.ts";

const PERMISSIONS = [
  { id: "perm-1", name: "billing:read" },
  { id: "perm-2", name: "billing:manage" },
  { id: "perm-3", name: "project:read" },
];

/** A policy that grants the permissions of these ids. */
export function policyWith(
  ...ids: string[]
): Policy & { permissions: { id: string; name: string }[] } {
  const permissions = PERMISSIONS.filter(({ id }) => ids.includes(id));
  return { id: "p1", name: "Billing", description: "All of it", permissions };
}

/**
 * Answers as the API does. The n-th list of policies is the n-th state, later ones are the last; a write is
 * answered with what was written, and changes nothing.
 */
export function organization(...states: Policy[][]): Step {
  let lists = 0;
  return (answer, request) => {
    const data = () => {
      if (request.method === "GET") {
        return request.target.endsWith("/permissions")
          ? { permissions: PERMISSIONS }
          : { policies: states[Math.min(lists++, states.length - 1)] };
      }
      const { permissionIds, ...rest } = JSON.parse(request.body) as { permissionIds: string[] };
      return { policy: { ...policyWith(...permissionIds), ...rest } };
    };
    reply(200, JSON.stringify({ success: true, data: data() }))(answer, request);
  };
}

/** Each request in short. */
export const seen = ({ requests }: ScriptedServer): string[] =>
  requests.map(({ method, target }) => `${method} ${target.replace("/v1/organization/", "")}`);

/** What was written. */
export const written = ({ requests }: ScriptedServer): unknown[] =>
  requests.filter(isWrite).map(({ body }) => JSON.parse(body));

const isWrite = ({ method }: Arrived) => method !== "GET";
