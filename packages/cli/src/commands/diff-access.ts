import {
  type Declaration,
  diffAccess,
  type OrganizationSnapshot,
  SENSITIVE_PERMISSIONS,
  snapshotFromDeclaration,
} from "@confident-admin/access";
import { loadBase } from "@confident-admin/access/node";
import { UsageError } from "../arguments/usage-error.ts";
import type { Call, Command } from "../command.ts";
import { describeChange, levelName } from "../output/describe-access.ts";
import { afterPlan } from "../session/ask-about.ts";
import { permissionsAt, withPermissions } from "../session/catalog.ts";
import { loadDeclaration } from "../session/load-declaration.ts";
import { readComplete } from "../session/read-live.ts";
import { readSavedPlan } from "../session/read-saved-plan.ts";

/** Compares who can do what in two states. */
export const diffAccessCommand: Command = {
  name: "diff-access",
  group: "Ask",
  summary: "compare who can do what in two states",
  arguments: ["<before>", "<after>"],
  options: ["key-file"],
  description:
    "A state is live (the organization), a file, a file at a git revision such as main:access.yaml, or a saved plan (the organization after it). Compared with live or a plan, a file means the organization after that file is applied.",
  examples: [
    ["diff-access live access.yaml", "what the file would change"],
    ["diff-access main:access.yaml access.yaml", "what a branch changes, without a key"],
  ],
  run: async (call) => {
    const { positionals } = call;
    const needsLive = positionals.some((state) => state === "live" || isPlan(state));
    const live = needsLive
      ? await readComplete(call, {
          members: true,
          invitations: true,
          projects: "all",
        })
      : undefined;
    const [first, second] = await Promise.all(positionals.map((state) => read(call, state, live)));
    if (!first || !second) {
      throw new UsageError("diff-access needs two states.");
    }
    // A preset role has every permission that either file names, so naming one in only one file is no change.
    const before = live ? first : withPermissions(first, (scope) => permissionsAt(second, scope));
    const after = live ? second : withPermissions(second, (scope) => permissionsAt(first, scope));
    const difference = diffAccess(before, after, SENSITIVE_PERMISSIONS);
    return { ending: "done", text: describe(after, difference), data: { ...difference } };
  },
};

const isPlan = (state: string): boolean => /\.json$/i.test(state);

async function read(
  call: Call,
  state: string,
  live: OrganizationSnapshot | undefined,
): Promise<OrganizationSnapshot | undefined> {
  if (state === "live") {
    return live;
  }
  if (live && isPlan(state)) {
    return afterPlan(live, await readSavedPlan(call, state));
  }
  return snapshotFromDeclaration(await declarationOf(call, state), live);
}

async function declarationOf(call: Call, state: string): Promise<Declaration> {
  // Two characters before the colon, so that the drive letter in C: is not a revision.
  const [, revision, path] = /^([^:]{2,}):(.+)$/.exec(state) ?? [];
  if (revision === undefined || path === undefined) {
    return loadDeclaration(call, [state]);
  }
  const declaration = await loadBase(revision, [path], { cwd: call.cwd });
  if (!declaration) {
    throw new UsageError(`git has no ${path} at ${revision}.`);
  }
  return declaration;
}

function describe(
  snapshot: OrganizationSnapshot,
  { gains, losses }: ReturnType<typeof diffAccess>,
): string {
  const all = [
    ...gains.map((change) => ({ sign: "+", change })),
    ...losses.map((change) => ({ sign: "-", change })),
  ];
  const levels = new Map<string, string[]>();
  for (const { sign, change } of all) {
    const name = levelName(snapshot, change.scope);
    levels.set(name, [...(levels.get(name) ?? []), describeChange(sign, change)]);
  }
  const lines = [...levels].flatMap(([name, changes]) => [name, ...changes]);
  return lines.length > 0 ? lines.join("\n") : "Everyone holds the same.";
}
