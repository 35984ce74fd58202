import { type RandomWorld, toWorld } from "./random-world.ts";
import type { Content, Slot } from "./world-model.ts";

const content = (name: string, has: readonly string[]): Content => ({
  ...{ name, description: null },
  has,
});

/** What two lists of policies or permissions are before and after. `null`: it does not exist. */
function slot(name: string, before: readonly string[] | null, after: readonly string[]) {
  const slot: Slot<Content> = {
    key: name.toLowerCase(),
    before: before && content(name, before),
    after: content(name, after),
    mention: false,
  };
  return slot;
}

const member = (index: number, before: string, after: string) => ({
  ...{ key: `member-${index}`, before: { role: before }, after: { role: after } },
  mention: false,
});

/** A change that only a temporary policy keeps in the envelope. Its first step does not need that policy. */
export const parkingWorld: RandomWorld = toWorld({
  level: {
    policies: [
      slot("Policy-2", [], ["project:read"]),
      slot("Policy-5", ["billing:read", "iam:manage", "project:read"], ["iam:manage"]),
    ],
    roles: [
      slot("Role-0", ["policy-5"], ["policy-2"]),
      slot("Role-2", [], ["policy-5"]),
      slot("Role-3", null, ["policy-2", "policy-5"]),
    ],
    members: [
      member(0, "role-0", "role-2"),
      member(1, "role-0", "role-0"),
      member(4, "role-2", "role-3"),
    ],
  },
  projects: [],
  invited: [],
  exclusive: false,
});
