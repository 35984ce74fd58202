import { type ApplyResult, type Plan, StalePlanError } from "@confident-admin/access";
import type { ConfidentAdmin } from "@confident-admin/core";
import { UsageError } from "../arguments/usage-error.ts";
import type { Call, Command } from "../command.ts";
import type { Outcome } from "../outcome.ts";
import { describeApply } from "../output/describe-apply.ts";
import { ask } from "../session/ask.ts";
import { createAdmin } from "../session/create-admin.ts";
import { makePlan } from "../session/make-plan.ts";
import { readSavedPlan } from "../session/read-saved-plan.ts";
import { runPlan } from "../session/run-plan.ts";
import { say } from "../session/say.ts";
import { PLAN_OPTIONS, planText, whatStops } from "./plan.ts";

const DIGEST = /^[0-9a-f]{64}$/;

/** Applies a plan. */
export const applyCommand: Command = {
  name: "apply",
  group: "Change",
  summary: "apply a saved plan exactly, or plan, ask and apply",
  arguments: ["[plan.json]"],
  options: [...PLAN_OPTIONS, "yes", "expect", "journal"],
  description:
    "A saved plan is applied exactly, or not at all if the organization has changed meanwhile. Without one, apply plans, shows the plan and asks. If apply is interrupted or fails, run it again: it plans what is left. The last line of plan and the field plan.digest of plan --json show the digest for --expect.",
  examples: [
    ["apply", "plan access.yaml, ask, apply"],
    ["apply p.json", "apply what plan --out p.json saved"],
    ["apply --expect <digest>", "in CI: plan again, apply if it is the reviewed plan"],
    ["apply p.json --expect <digest>", "apply the saved plan if it is the reviewed plan"],
  ],
  run: async (call) => {
    const [saved] = call.positionals;
    return saved === undefined ? applyFiles(call) : applySaved(call, saved);
  },
};

async function applySaved(call: Call, path: string): Promise<Outcome> {
  const other = PLAN_OPTIONS.find(
    (option) => option !== "key-file" && call.values[option] !== undefined,
  );
  if (other) {
    throw new UsageError(`A saved plan is applied as it is. Remove --${other}, or plan again.`);
  }
  const expected = expectedDigest(call);
  const advice = `To plan and apply files: confident-access apply -f ${path}`;
  const plan = await readSavedPlan(call, path, advice);
  if (expected !== undefined && plan.digest !== expected) {
    throw new StalePlanError(`${path} is another plan: ${plan.digest}. Review it again.`);
  }
  return stop(plan, true) ?? finish(call, createAdmin(call), plan);
}

function expectedDigest({ values: { expect } }: Call): string | undefined {
  if (expect !== undefined && !DIGEST.test(expect)) {
    throw new UsageError("--expect needs the complete digest of a plan: 64 hexadecimal digits.");
  }
  return expect;
}

async function applyFiles(call: Call): Promise<Outcome> {
  const { yes } = call.values;
  const expected = expectedDigest(call);
  const { plan, admin } = await makePlan(call);
  if (expected !== undefined && plan.digest !== expected) {
    say(call, planText(call, plan));
    throw new StalePlanError(describeMismatch(plan));
  }
  say(call, planText(call, plan));
  const stopped = stop(plan);
  if (stopped || plan.steps.length === 0) {
    return stopped ?? { ending: "done", text: "", data: { plan } };
  }
  if (
    !(yes || expected) &&
    !(await ask(call, "Apply this plan?", "Use --yes, or apply a saved plan."))
  ) {
    return { ending: "declined", text: "Nothing was applied.", data: { plan } };
  }
  return finish(call, admin, plan);
}

function describeMismatch(plan: Plan): string {
  const missing = plan.brakes.flatMap(({ accept, accepted }) =>
    accepted || accept === null ? [] : [`--accept ${JSON.stringify(accept)}`],
  );
  const hint =
    missing.length > 0
      ? ` If you reviewed it with ${missing.join(" ")}, pass that here too: it is part of the digest.`
      : "";
  return `The plan has changed; its digest is now ${plan.digest}. Review it again.${hint}`;
}

/** The outcome if the plan must not be applied. The text of a saved plan was not shown. */
function stop(plan: Plan, isSaved = false): Outcome | undefined {
  const ending = whatStops(plan);
  const brakes = plan.brakes
    .filter(({ accepted }) => !accepted)
    .map(({ message, accept }) =>
      isSaved && accept !== null
        ? `${message} Plan again with --accept ${JSON.stringify(accept)}`
        : message,
    );
  const failed = plan.assertions.filter(({ passed }) => !passed).map(({ message }) => message);
  return (
    ending && {
      ending,
      text: "",
      notes: ["Nothing was applied.", ...brakes, ...failed],
      data: { plan },
    }
  );
}

async function finish(call: Call, admin: ConfidentAdmin, plan: Plan): Promise<Outcome> {
  const result = await runPlan(call, admin, plan);
  return {
    ending: endingOf(result),
    text: describeApply(result),
    data: { plan, result },
  };
}

const ENDINGS = {
  done: "done",
  incomplete: "incomplete-apply",
  interrupted: "interrupted",
  rejected: "rejected",
} as const;

const endingOf = ({ status }: ApplyResult) => ENDINGS[status];
