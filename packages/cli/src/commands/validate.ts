import { printable } from "@confident-admin/access";
import type { Command } from "../command.ts";
import { loadDeclaration } from "../session/load-declaration.ts";

/** Checks files. */
export const validateCommand: Command = {
  name: "validate",
  group: "Change",
  summary: "check the files, without a key and without the network",
  arguments: ["[file…]"],
  options: ["file"],
  description:
    "Checks syntax, the schema and the names that refer to each other, and reports every problem with its line.",
  examples: [
    ["validate", "check access.yaml"],
    ['validate "access/*.yaml"', "check several files, as one declaration"],
  ],
  run: async (call) => {
    const { level, projects, files } = await loadDeclaration(call);
    const counts = [
      count(level.policies.length, "policy", "policies"),
      count(level.roles.length, "role", "roles"),
      count(level.members.length, "member", "members"),
      count(projects.length, "project", "projects"),
    ];
    const names = files.map(({ path }) => path).join(", ");
    return {
      ending: "done",
      text: `${printable(names)}: valid. ${counts.join(", ")}.`,
      data: { files, problems: [] },
    };
  },
};

const count = (number: number, one: string, many: string): string =>
  `${number} ${number === 1 ? one : many}`;
