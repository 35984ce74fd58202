import { type Kind, printable, pull } from "@confident-admin/access";
import type { Call, Command } from "../command.ts";
import { checkKey } from "../session/check-key.ts";
import { createAdmin } from "../session/create-admin.ts";
import { readText } from "../session/load-declaration.ts";
import { readLive } from "../session/read-live.ts";
import { writeFile } from "../session/write-file.ts";

const KINDS: readonly Kind[] = ["policies", "roles", "members", "projects", "governance"];

/** Writes the organization into a file. */
export const pullCommand: Command = {
  name: "pull",
  group: "Start",
  summary: "print the organization as a file, or update a file",
  arguments: [],
  options: ["into", "only", "key-file"],
  description:
    "Prints YAML, or with --into updates a file: comments and lines that did not change keep every byte. A plan of what was pulled has no changes.",
  examples: [
    ["pull --into access.yaml", "take over what was changed in the console"],
    ["pull --only policies,roles", "print these only"],
  ],
  run: async (call) => {
    const { cwd } = call;
    const { into } = call.values;
    const before = into === undefined ? null : readText(cwd, into);
    const yaml = await pullText(call, before, into ?? "access.yaml");
    if (into === undefined) {
      checkKey(call, "The output", yaml);
      return { ending: "done", text: yaml, data: { yaml } };
    }
    const changed = yaml !== before;
    if (changed) {
      writeFile(call, into, yaml);
    }
    const done = before === null ? "created" : changed ? "updated" : "unchanged";
    return {
      ending: "done",
      text: `${printable(into)}: ${done}.`,
      data: { path: into, changed, yaml },
    };
  },
};

/** Reads the organization, and merges it into the text of a file. */
export async function pullText(call: Call, text: string | null, path: string): Promise<string> {
  const only = (call.values.only?.split(",") ?? KINDS) as readonly Kind[];
  const projects = only.includes("projects") ? "all" : undefined;
  const members = only.includes("members");
  const selection = {
    members,
    invitations: members,
    governance: only.includes("governance"),
    projects,
  } as const;
  const snapshot = await readLive(call, createAdmin(call), selection);
  return pull(snapshot, text, { only, path });
}
