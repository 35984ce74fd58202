import { format, printable } from "@confident-admin/access";
import { loadFiles } from "@confident-admin/access/node";
import type { Command } from "../command.ts";
import { filesOf } from "../session/load-declaration.ts";
import { writeFile } from "../session/write-file.ts";

/** Formats files. */
export const fmtCommand: Command = {
  name: "fmt",
  group: "Files",
  summary: "format the files",
  arguments: ["[file…]"],
  options: ["file", "check"],
  description:
    "Puts keys into the usual order and names into alphabetical order. Comments move with what they are about.",
  examples: [
    ["fmt", "format access.yaml"],
    ["fmt --check", "in CI: fail if it is not formatted"],
  ],
  run: async (call) => {
    const { values, cwd } = call;
    const sources = await loadFiles(filesOf(call), { cwd });
    const changed = sources
      .map(({ path, text }) => ({ path, text, formatted: format(text, path) }))
      .filter(({ text, formatted }) => text !== formatted);
    for (const { path, formatted } of values.check ? [] : changed) {
      writeFile(call, path, formatted);
    }
    const paths = changed.map(({ path }) => path);
    return {
      ending: values.check && paths.length > 0 ? "differences" : "done",
      text: paths
        .map((path) => `${printable(path)}: ${values.check ? "not formatted" : "formatted"}`)
        .join("\n"),
      data: { changed: paths },
    };
  },
};
