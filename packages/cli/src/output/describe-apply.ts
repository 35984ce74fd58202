import type { ApplyResult } from "@confident-admin/access";

/** How an apply ended, for people. */
export function describeApply({ status, steps, moved, writes }: ApplyResult): string {
  const count = (wanted: string) => steps.filter((step) => step.status === wanted).length;
  const done = count("done") + count("adopted");
  const lines = steps
    .filter(({ message }) => message !== null)
    .map(({ n, name, status: state, message }) => `  ${n}. ${name}: ${state}. ${message}`);
  return [
    `${HEADLINES[status]} ${done} of ${countOf(steps.length, "step")} done, ${countOf(writes, "request")} sent.`,
    ...lines,
    ...moved.map((sentence) => `  ${sentence}`),
    ...(status === "done"
      ? []
      : [status === "interrupted" && done === steps.length ? WRITTEN : RESUME]),
  ].join("\n");
}

const RESUME = "To resume, plan and apply again: it does what is left.";
const WRITTEN = "Everything was written, but not checked again. To check it, plan again.";

const HEADLINES: Readonly<Record<ApplyResult["status"], string>> = {
  done: "Applied and verified.",
  incomplete: "Not everything was applied.",
  interrupted: "Interrupted.",
  rejected: "The server rejects the key.",
};

const countOf = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;
