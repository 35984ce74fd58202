import type { DeclaredMember } from "../../model/declaration.ts";
import type { MemberSnapshot } from "../../model/snapshot.ts";
import { foldEmail } from "../text.ts";
import { type LevelContext, place } from "./level-context.ts";

/** Who owns a level, and what happens to them. */
export interface Ownership {
  readonly ownerRole: string | null;
  readonly owner: MemberSnapshot | null;
  /** The declared new Owner. */
  readonly successor: MemberSnapshot | null;
  /** The role that the API gives to an Owner who transfers the ownership. */
  readonly formerRole: { readonly id: string; readonly name: string } | null;
}

/** Finds the Owner, and whether the file declares another one. */
export function findOwnership(
  context: LevelContext,
  declared: readonly { readonly declared: DeclaredMember; readonly live: MemberSnapshot | null }[],
): Ownership {
  const { live, project, run } = context;
  const preset = (name: string) =>
    live.roles.find((role) => role.preset && role.name === name) ?? null;
  const ownerRole = preset("Owner");
  const formerRole = preset(project === null ? "Admin" : "Manager");
  const owner = live.members?.find(({ roleId }) => roleId === ownerRole?.id) ?? null;
  const owners = declared.filter((one) => one.declared.role === "Owner");
  if (owners.length > 1) {
    run.problem(owners[1]?.declared.at ?? null, `Only one member${place(context)} can be Owner.`);
  }
  const successor = owners[0]?.live ?? null;
  return {
    ownerRole: ownerRole?.id ?? null,
    owner: ownerRole ? owner : null,
    successor: successor === owner ? null : successor,
    formerRole: formerRole && { id: formerRole.id, name: formerRole.name },
  };
}

/** Stops the plan unless the caller names the new Owner. */
export function brakeTransfer(context: LevelContext, email: string): void {
  const { run } = context;
  const named = run.options.transferOwnership;
  run.brake(
    "transferOwnership",
    `${email} becomes Owner${place(context)}. If this is intended, pass --transfer-ownership ${email}.`,
    null,
    named !== undefined && foldEmail(named) === foldEmail(email),
  );
}

/** Stops the plan: the API rejects the request. */
export function brakeOwner(context: LevelContext, email: string, action: string): void {
  const message = `${email} is the Owner${place(context)} and cannot be ${action}. Declare another Owner first.`;
  context.run.brake("owner", message, null);
}
