import {
  type Declaration,
  type OrderMode,
  type OrganizationSnapshot,
  type Plan,
  plan,
} from "@confident-admin/access";
import { loadBase } from "@confident-admin/access/node";
import type { ConfidentAdmin } from "@confident-admin/core";
import type { Call } from "../command.ts";
import { version } from "../version.ts";
import { createAdmin } from "./create-admin.ts";
import { filesOf, loadDeclaration } from "./load-declaration.ts";
import { readLive, selectionOf } from "./read-live.ts";

/** A plan, and what it was made from. */
export interface Planned {
  readonly plan: Plan;
  readonly admin: ConfidentAdmin;
  readonly declaration: Declaration;
  readonly snapshot: OrganizationSnapshot;
}

/** Reads the files and the organization, and plans. Writes nothing. */
export async function makePlan(call: Call, files = filesOf(call)): Promise<Planned> {
  const { values } = call;
  const declaration = await loadDeclaration(call, files);
  const admin = createAdmin(call);
  const base = await loadBaseOf(call, files);
  const snapshot = await readLive(call, admin, selectionOf(declaration));
  const planned = await plan(declaration, snapshot, {
    base,
    order: values.order as OrderMode | undefined, // one of the choices
    accept: values.accept,
    transferOwnership: values["transfer-ownership"],
    deleteProjects: values["delete-project"],
    tool: { name: "confident-access", version: version() },
  });
  return { plan: planned, admin, declaration, snapshot };
}

/** Reads the files at the revision of `--base`. `null`: git does not have it. `undefined`: not asked for. */
export async function loadBaseOf(
  call: Call,
  files = filesOf(call),
): Promise<Declaration | null | undefined> {
  const { values, cwd } = call;
  return values.base === undefined ? undefined : loadBase(values.base, files, { cwd });
}
