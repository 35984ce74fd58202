import { explain, type OrganizationSnapshot, printable } from "@confident-admin/access";
import { UsageError } from "../arguments/usage-error.ts";
import type { Command } from "../command.ts";
import { describePaths, levelName } from "../output/describe-access.ts";
import { askAbout, withKnownProject } from "../session/ask-about.ts";
import { OFFLINE_NOTE, withAsked } from "../session/catalog.ts";

type Level = ReturnType<typeof explain>["levels"][number];

/** Lists what a person holds. */
export const explainCommand: Command = {
  name: "explain",
  group: "Ask",
  summary: "list what a person holds, and why",
  arguments: ["<email>", "[permission]"],
  options: ["project", "after", "offline", "file", "key-file"],
  description:
    "Answers for the live organization and its projects, for both after a saved plan (--after), or for the files (--offline). A * in the permission stands for any characters.",
  examples: [
    ["explain ana@acme.test", "everything that Ana holds"],
    ["explain ana@acme.test iam:manage", "why Ana can change access"],
  ],
  run: async (call) => {
    const [email = "", permission] = call.positionals;
    const { project } = call.values;
    const snapshot = await askAbout(call, project === undefined ? "all" : [project]);
    const found = withKnownProject(() => explain(snapshot, email, permission, { project }));
    if (found.member === null) {
      throw new UsageError(`No member has the address ${printable(email)}.`);
    }
    const scopes = found.levels.map(({ scope }) => scope);
    const asked =
      permission === undefined ? snapshot : withAsked(call, snapshot, permission, scopes);
    const answer = explain(asked, email, permission, { project });
    const { levels } = answer;
    const isPartial = call.values.offline && (permission ?? "*").includes("*");
    const notes = [...answer.notes, ...(isPartial ? [OFFLINE_NOTE] : [])];
    const shown = levels.filter(({ role, permissions }) => role || permissions.length > 0);
    const lines = shown.flatMap((level) => describeLevel(snapshot, level));
    return {
      ending: "done",
      text: [printable(found.member.email), ...lines].join("\n"),
      notes,
      data: { ...answer, notes },
    };
  },
};

function describeLevel(snapshot: OrganizationSnapshot, level: Level): string[] {
  const { scope, role, permissions } = level;
  const width = Math.max(0, ...permissions.map(({ permission }) => permission.length));
  const lines = permissions.map(
    ({ permission, paths }) => `  ${printable(permission).padEnd(width)}  ${describePaths(paths)}`,
  );
  const held = lines.length > 0 ? lines : ["  nothing"];
  return [`${levelName(snapshot, scope)}: ${role ? printable(role.name) : "no role"}`, ...held];
}
