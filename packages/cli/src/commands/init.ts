import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { printable } from "@confident-admin/access";
import { UsageError } from "../arguments/usage-error.ts";
import type { Command } from "../command.ts";
import { writeFile } from "../session/write-file.ts";
import { pullText } from "./pull.ts";

/** Writes the first file. */
export const initCommand: Command = {
  name: "init",
  group: "Start",
  summary: "write a first file from the organization",
  arguments: ["[file]"],
  options: ["only", "key-file"],
  description: "Reads the organization and writes access.yaml. Never replaces a file.",
  examples: [
    ["init", "write access.yaml"],
    ["init --only policies,roles", "leave out members, projects and governance"],
  ],
  run: async (call) => {
    const [path = "access.yaml"] = call.positionals;
    if (existsSync(resolve(call.cwd, path))) {
      throw new UsageError(
        `${path} exists. To update it, use: confident-access pull --into ${path}`,
      );
    }
    const yaml = await pullText(call, null, path);
    writeFile(call, path, yaml);
    const next = `${printable(path)}: created. Next: edit it, then run confident-access plan.`;
    return { ending: "done", text: next, data: { path, yaml } };
  },
};
