import { type Plan, render } from "@confident-admin/access";
import type { Values } from "../arguments/options.ts";
import type { Call, Command } from "../command.ts";
import type { Ending } from "../exit-codes.ts";
import { hasColors } from "../output/styles.ts";
import { makePlan } from "../session/make-plan.ts";
import { writeFile } from "../session/write-file.ts";

export const PLAN_OPTIONS = [
  "file",
  "base",
  "order",
  "accept",
  "transfer-ownership",
  "delete-project",
  "people",
  "unmanaged",
  "key-file",
] as const;

/** Shows what an apply would do. */
export const planCommand: Command = {
  name: "plan",
  group: "Change",
  summary: "show what would change, and who gains or loses what (the default)",
  arguments: ["[file…]"],
  options: [...PLAN_OPTIONS, "out", "exit-code", "markdown"],
  description:
    "Reads the files and the organization, and never writes to the organization. A plan that a limit or a protection stops ends with exit code 4 and says how to accept it.",
  examples: [
    ["", "plan access.yaml"],
    ["plan --out p.json", "save the plan, for confident-access apply p.json"],
    ["plan --base origin/main", "also delete what the files no longer declare"],
  ],
  run: async (call) => {
    const { values, cwd } = call;
    const { plan } = await makePlan(call);
    if (values.out !== undefined) {
      writeFile(cwd, values.out, render(plan, { format: "json" }), 0o600);
    }
    if (values.markdown !== undefined) {
      writeFile(cwd, values.markdown, render(plan, { format: "markdown" }));
    }
    const ending = endingOf(plan, values["exit-code"]);
    const text = [planText(call, plan), ...nextLines(plan, values)].join("\n");
    return { ending, text, data: { plan } };
  },
};

/** What to do with a plan. */
function nextLines(plan: Plan, { out }: Values): string[] {
  if (plan.steps.length === 0 || whatStops(plan)) {
    return [];
  }
  const apply = out === undefined ? "confident-access apply" : `confident-access apply ${out}`;
  return [`Apply it with: ${apply}`, `Digest: ${plan.digest}`];
}

/** The plan as people read it. */
export function planText({ values, stdout, stderr }: Call, plan: Plan): string {
  const { people, unmanaged } = values;
  const color = hasColors(values.json ? stderr : stdout);
  return render(plan, { format: "text", people, unmanaged, color });
}

/** How a command ends that only plans. */
function endingOf(plan: Plan, exitCode: boolean | undefined): Ending {
  return whatStops(plan) ?? (exitCode && plan.steps.length > 0 ? "differences" : "done");
}

/** Why a plan must not be applied. */
export function whatStops(plan: Plan): Ending | undefined {
  if (plan.reads.some(({ complete }) => !complete)) {
    return "incomplete-read";
  }
  if (plan.brakes.some(({ accepted }) => !accepted)) {
    return "brake";
  }
  return plan.assertions.some(({ passed }) => !passed) ? "assertion" : undefined;
}
