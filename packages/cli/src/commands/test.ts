import { type CheckResult, test } from "@confident-admin/access";
import type { Command } from "../command.ts";
import { createAdmin } from "../session/create-admin.ts";
import { loadDeclaration } from "../session/load-declaration.ts";
import { readLive, selectionOf } from "../session/read-live.ts";

/** Checks assertions. */
export const testCommand: Command = {
  name: "test",
  group: "Change",
  summary: "check the assertions in the files",
  arguments: ["[file…]"],
  options: ["file", "live", "key-file"],
  description:
    "Checks what the files say under assert, on the access that the files describe. Needs no key, unless --live checks the organization too.",
  examples: [
    ["test", "check access.yaml"],
    ["test --live", "check the organization as it is"],
  ],
  run: async (call) => {
    const declaration = await loadDeclaration(call);
    const snapshot = call.values.live
      ? await readLive(call, createAdmin(call), { ...selectionOf(declaration), members: true })
      : undefined;
    const checks = test(declaration, snapshot);
    const failed = checks.filter(({ passed }) => !passed).length;
    const summary = `${checks.length - failed} of ${checks.length} assertions hold.`;
    return {
      ending: failed > 0 ? "assertion" : "done",
      text: [...checks.map(describe), summary].join("\n"),
      data: { checks },
    };
  },
};

function describe({ name, passed, message, at }: CheckResult): string {
  const place = at && !passed ? `${at.file}:${at.line}:${at.column} ` : "";
  return `${passed ? "pass" : "FAIL"}  ${place}${name}${passed ? "" : `: ${message}`}`;
}
