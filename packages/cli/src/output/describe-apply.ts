import { type ApplyResult, printable } from "@confident-admin/access";

/** How an apply ended, for people. */
export function describeApply({ status, steps, moved, writes }: ApplyResult): string {
  const count = (wanted: string) => steps.filter((step) => step.status === wanted).length;
  const done = count("done") + count("adopted");
  // A 401 says that the key is wrong; a 403, that it may not do this.
  const isDenied =
    status === "rejected" && !steps.some(({ message }) => / 401: /.test(message ?? ""));
  const lines = steps
    .filter(({ message }) => message !== null)
    .map(({ n, name, status: state, message }) => `${n}. ${name}: ${state}. ${message}`);
  const nextStep = () => {
    if (isDenied) {
      return AFTER_DENIED;
    }
    return status === "interrupted" && done === steps.length ? WRITTEN : RESUME;
  };
  return [
    `${isDenied ? DENIED : HEADLINES[status]} ${done} of ${countOf(steps.length, "step")} done, ${countOf(writes, "request")} sent.`,
    ...[...lines, ...moved].map((line) => `  ${printable(line)}`),
    ...(status === "done" ? [] : [nextStep()]),
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

const DENIED = "The key is not allowed to do this.";
const AFTER_DENIED = "Once the key may do this, plan and apply again: it does what is left.";

const countOf = (count: number, noun: string): string =>
  `${count} ${noun}${count === 1 ? "" : "s"}`;
