import type { Declared } from "../../model/declaration.ts";
import type { StepKind, UnmanagedObject, UnorderedStep } from "../../model/plan.ts";
import { foldEmail } from "../text.ts";
import { type LevelContext, modeOf } from "./level-context.ts";
import type { Match, Named } from "./match.ts";

interface Found {
  readonly policies: readonly Match<Declared, Named>[];
  readonly roles: readonly Match<Declared, Named>[];
  /** The ids of what the plan wants to delete. */
  readonly removed: ReadonlySet<string>;
  readonly steps: readonly UnorderedStep[];
}

/** Lists the objects of managed kinds that the file does not name. */
export function findUnmanaged(context: LevelContext, found: Found): UnmanagedObject[] {
  const { live, scope, declared } = context;
  const named = new Set([...found.policies, ...found.roles].map((match) => match.live?.id));
  const changed = new Set(found.steps.map(({ id }) => id));
  const emails = new Set(declared.members.map(({ email }) => foldEmail(email)));
  const list = (kind: StepKind, objects: readonly Named[]) =>
    objects
      .filter(({ id }) => !named.has(id) && !found.removed.has(id) && !changed.has(id))
      .map(({ id, name }) => ({ kind, scope, id, name }));
  const members = new Set((live.members ?? []).map(({ email }) => foldEmail(email)));
  const invited = (live.invitations ?? [])
    .map(({ id, email }) => ({ id: `${id}`, name: email }))
    .filter(({ name }) => !emails.has(foldEmail(name)) && !members.has(foldEmail(name)));
  const isManaged = (kind: "policies" | "roles" | "members") => modeOf(context, kind) !== "off";
  const people = (live.members ?? [])
    .filter(({ email }) => !emails.has(foldEmail(email)))
    .map(({ id, email }) => ({ id, name: email }));
  return [
    ...(isManaged("policies") ? list("policy", live.policies) : []),
    ...(isManaged("roles")
      ? list(
          "role",
          live.roles.filter(({ preset }) => !preset),
        )
      : []),
    ...(isManaged("members") ? list("member", people) : []),
    ...(isManaged("members") ? list("invitation", invited) : []),
  ];
}
