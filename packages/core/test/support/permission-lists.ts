import { reply } from "./calls.ts";
import { organization, policyWith, seen } from "./organization.ts";
import type { ScriptedServer, Step } from "./servers.ts";

/** The number of requests that list permissions. */
export const lookups = (server: ScriptedServer): number =>
  seen(server).filter((request) => request === "GET permissions").length;

/** The n-th step handles the n-th list of permissions, the last step all later ones. Other requests work as in the API. */
export function listing(...steps: Step[]): Step {
  const rest = organization([policyWith("perm-1")]);
  let lists = 0;
  return (response, request) => {
    const list = () => steps[Math.min(lists++, steps.length - 1)] ?? rest;
    return (request.target.endsWith("/permissions") ? list() : rest)(response, request);
  };
}

const NEW = { id: "perm-9", name: "audit:read" };
/** Lists the organization's initial permissions. */
export const usual: Step = organization([]);
/** Lists a new permission. */
export const withNew: Step = reply(
  200,
  JSON.stringify({ success: true, data: { permissions: [NEW] } }),
);
