import { type Declaration, type OrderMode, type Plan, plan } from "@confident-admin/access";
import { loadBase } from "@confident-admin/access/node";
import type { ConfidentAdmin } from "@confident-admin/core";
import type { Call } from "../command.ts";
import { version } from "../version.ts";
import { createAdmin } from "./create-admin.ts";
import { gitCommit } from "./git-commit.ts";
import { filesOf, loadDeclaration, quotingLines } from "./load-declaration.ts";
import { readLive, selectionOf } from "./read-live.ts";

/** A plan, and a client to apply it with. */
export interface Planned {
  readonly plan: Plan;
  readonly admin: ConfidentAdmin;
}

/** Reads the files and the organization, and plans. Writes nothing. */
export async function makePlan(call: Call): Promise<Planned> {
  const { values } = call;
  const declaration = await loadDeclaration(call);
  const admin = createAdmin(call);
  const options = {
    base: await loadBaseOf(call),
    order: values.order as OrderMode | undefined, // one of the choices
    accept: values.accept,
    transferOwnership: values["transfer-ownership"],
    deleteProjects: values["delete-project"],
    gitCommit: await gitCommit(call.cwd),
    tool: { name: "confident-access", version: version() },
  };
  const snapshot = await readLive(call, admin, selectionOf(declaration));
  return { plan: await quotingLines(call, () => plan(declaration, snapshot, options)), admin };
}

/** Reads the files at the revision of `--base`. `null`: git does not have it. `undefined`: not asked for. */
export async function loadBaseOf(call: Call): Promise<Declaration | null | undefined> {
  const { values, cwd } = call;
  return values.base === undefined ? undefined : loadBase(values.base, filesOf(call), { cwd });
}
