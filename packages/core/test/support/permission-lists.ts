import { reply } from "./calls.ts";
import { organization, policyWith, seen } from "./organization.ts";
import type { ScriptedServer, Step } from "./servers.ts";

/** How often the permissions were listed. */
export const lookUps = (server: ScriptedServer): number =>
  seen(server).filter((request) => request === "GET permissions").length;

/** The n-th list of permissions gets the n-th step; later ones get the last. Does the rest as the API does. */
export function listing(...steps: Step[]): Step {
  const rest = organization([policyWith("perm-1")]);
  let lists = 0;
  return (answer, request) => {
    const list = () => steps[Math.min(lists++, steps.length - 1)] ?? rest;
    return (request.target.endsWith("/permissions") ? list() : rest)(answer, request);
  };
}

const NEW = { id: "perm-9", name: "audit:read" };
/** Lists the permissions that the organization always has. */
export const usual: Step = organization([]);
/** Lists a permission that the organization did not have before. */
export const withNew: Step = reply(
  200,
  JSON.stringify({ success: true, data: { permissions: [NEW] } }),
);
