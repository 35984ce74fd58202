/** How a command can end, with its exit code. */
export const EXIT_CODES = {
  done: 0,
  unexpected: 1,
  differences: 2,
  "invalid-file": 3,
  brake: 4,
  assertion: 5,
  "stale-plan": 6,
  "incomplete-apply": 7,
  rejected: 8,
  "incomplete-read": 9,
  declined: 10,
  usage: 64,
  interrupted: 130,
} as const;

/** The name of an exit code. */
export type Ending = keyof typeof EXIT_CODES;

/** What each exit code means, for the help. */
export const MEANINGS: Readonly<Record<Ending, string>> = {
  done: "done",
  unexpected: "unexpected error",
  differences: "differences (drift, fmt --check, plan --exit-code)",
  "invalid-file": "invalid file",
  brake: "stopped by a limit or a protection",
  assertion: "an assertion does not hold",
  "stale-plan": "the plan no longer matches the organization",
  "incomplete-apply": "apply is incomplete; run it again to resume",
  rejected: "the key is wrong, or not allowed to do this",
  "incomplete-read": "the organization could not be read completely",
  declined: "nothing was applied, because the question was not answered with yes",
  usage: "wrong usage",
  interrupted: "interrupted",
};

/** Whether a value is the name of an exit code. */
export const isEnding = (value: unknown): value is Ending =>
  typeof value === "string" && Object.hasOwn(EXIT_CODES, value);
