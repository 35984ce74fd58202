import {
  type Declaration,
  type OrderMode,
  type Plan,
  plan,
  printable,
} from "@confident-admin/access";
import { loadBase } from "@confident-admin/access/node";
import type { ConfidentAdmin } from "@confident-admin/core";
import { UsageError } from "../arguments/usage-error.ts";
import type { Call } from "../command.ts";
import { version } from "../version.ts";
import { createAdmin } from "./create-admin.ts";
import { gitCommit, lacksRevision } from "./git.ts";
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

/** The hash of a commit, such as CI passes. It may be gone after a force-push. */
const HASH = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/i;

/**
 * Reads the files at the revision of `--base`. `null`: git does not have them, which stderr says. `undefined`: not asked for.
 *
 * @throws {UsageError} if the revision is no commit of a complete clone.
 */
export async function loadBaseOf(call: Call): Promise<Declaration | null | undefined> {
  const { values, cwd, stderr } = call;
  const { base } = values;
  if (base === undefined) {
    return undefined;
  }
  const files = filesOf(call);
  const declaration = await loadBase(base, files, { cwd });
  if (declaration === null) {
    const revision = printable(base);
    if (!HASH.test(base) && (await lacksRevision(cwd, base))) {
      throw new UsageError(`git has no revision ${revision}. Name a branch, a tag or a commit.`);
    }
    stderr.write(`Warning: git has no valid ${files.map(printable).join(", ")} at ${revision}.\n`);
  }
  return declaration;
}
