import { type Drift, drift, renderDrift } from "@confident-admin/access";
import type { Command } from "../command.ts";
import type { Ending } from "../exit-codes.ts";
import { createAdmin } from "../session/create-admin.ts";
import { loadDeclaration, quotingLines } from "../session/load-declaration.ts";
import { loadBaseOf } from "../session/make-plan.ts";
import { readLive, selectionOf } from "../session/read-live.ts";
import { writeReport } from "../session/write-file.ts";

/** Finds what changed elsewhere. */
export const driftCommand: Command = {
  name: "drift",
  group: "Change",
  summary: "show what differs from the files, and whether the files or the console changed",
  arguments: ["[file…]"],
  options: ["file", "base", "unmanaged", "markdown", "key-file"],
  optionHelp: {
    base: "git revision to compare with, to tell edits of the files from edits in the console",
  },
  description:
    "Ends with exit code 2 if the organization differs from the files. With --base, tells unapplied edits of the files apart from changes made in the console.",
  examples: [
    ["drift", "in CI: fail if someone changed access in the console"],
    ["drift --base HEAD~1", "ignore what the last commit changed"],
  ],
  run: async (call) => {
    const { values } = call;
    const declaration = await loadDeclaration(call);
    const base = (await loadBaseOf(call)) ?? null;
    const snapshot = await readLive(call, createAdmin(call), selectionOf(declaration));
    const found = await quotingLines(call, () => drift(declaration, base, snapshot));
    const { unmanaged } = values;
    if (values.markdown !== undefined) {
      writeReport(call, values.markdown, renderDrift(found, { format: "markdown", unmanaged }));
    }
    const isComplete = snapshot.reads.every(({ complete }) => complete);
    return {
      ending: isComplete ? endingOf(found) : "incomplete-read",
      text: renderDrift(found, { format: "text", unmanaged }),
      data: { drift: found },
    };
  },
};

function endingOf({ consoleChanged, fileAhead }: Drift): Ending {
  return consoleChanged.length + fileAhead.length > 0 ? "differences" : "done";
}
