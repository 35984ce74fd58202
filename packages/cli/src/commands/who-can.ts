import { printable, whoCan } from "@confident-admin/access";
import type { Command } from "../command.ts";
import { describePaths, levelName } from "../output/describe-access.ts";
import { askAbout, withKnownProject } from "../session/ask-about.ts";
import { OFFLINE_NOTE, withAsked } from "../session/catalog.ts";

/** Lists who holds a permission. */
export const whoCanCommand: Command = {
  name: "who-can",
  group: "Ask",
  summary: "list who holds a permission, and why",
  arguments: ["<permission>"],
  options: ["project", "after", "offline", "file", "key-file"],
  description:
    "Answers for the live organization, for the organization after a saved plan (--after), or for the files (--offline). A * in the permission stands for any characters.",
  examples: [
    ["who-can iam:manage", "who can change access"],
    ["who-can '*:delete' --project Checkout", "who can delete what in a project"],
    ["who-can user:delete --after p.json", "who will be able to delete users"],
  ],
  run: async (call) => {
    const { positionals, values } = call;
    const [permission = ""] = positionals;
    const { project } = values;
    const snapshot = await askAbout(call, project === undefined ? undefined : [project]);
    const { scope } = withKnownProject(() => whoCan(snapshot, permission, { project }));
    const asked = withAsked(call, snapshot, permission, [scope]);
    const answer = whoCan(asked, permission, { project });
    const { holders } = answer;
    const isPartial = values.offline && permission.includes("*");
    const notes = [...answer.notes, ...(isPartial ? [OFFLINE_NOTE] : [])];
    const count = new Set(holders.map(({ member }) => member.id)).size;
    const width = Math.max(0, ...holders.map(({ member }) => member.email.length));
    const lines = holders.map(({ member, permission: held, paths }) => {
      const name = permission.includes("*") ? `${printable(held)}  ` : "";
      return `  ${printable(member.email).padEnd(width)}  ${name}${describePaths(paths)}`;
    });
    const people = count === 1 ? "1 person holds" : `${count} people hold`;
    const heading = `${people} ${printable(permission)} (${levelName(snapshot, scope)})`;
    return {
      ending: "done",
      text: [heading, ...lines].join("\n"),
      notes,
      data: { ...answer, notes },
    };
  },
};
