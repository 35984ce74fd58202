/** An option of the command line. */
export interface Option {
  readonly type: "boolean" | "string";
  readonly short?: string;
  readonly multiple?: boolean;
  /** What the value is, as the help shows it. */
  readonly value?: string;
  /** The values that are allowed. */
  readonly choices?: readonly string[];
  /** What shells complete the value with. */
  readonly completes?: "file";
  readonly help: string;
}

const KINDS = ["policies", "roles", "members", "projects", "governance"];
const file = { type: "string", value: "<file>", completes: "file" } as const;
const flag = { type: "boolean" } as const;

/** Every option. A name means the same in every command. */
export const OPTIONS = {
  file: {
    ...file,
    short: "f",
    multiple: true,
    help: 'a file, or a quoted pattern such as "access/*.yaml"; repeatable (default: access.yaml)',
  },
  base: {
    type: "string",
    value: "<ref>",
    help: "git revision to compare with; what was declared there and is gone from the files is deleted",
  },
  out: { ...file, short: "o", help: "save the plan, to apply exactly this one" },
  "exit-code": { ...flag, help: "exit with 2 if there are changes" },
  order: {
    type: "string",
    value: "<mode>",
    choices: ["deny-first", "availability-first", "exact"],
    help: "what to avoid while applying: deny-first (never extra access, the default), availability-first, exact",
  },
  accept: {
    type: "string",
    value: "<brake>",
    multiple: true,
    help: "accept one brake, exactly as the plan prints it; repeatable",
  },
  "transfer-ownership": {
    type: "string",
    value: "<email>",
    help: "allow making this member the Owner",
  },
  "delete-project": {
    type: "string",
    value: "<name>",
    multiple: true,
    help: "allow deleting this project and everything in it; repeatable",
  },
  people: { ...flag, help: "list every person who gains or loses access" },
  unmanaged: { ...flag, help: "list what the files do not manage" },
  markdown: { ...file, help: "also write the result as Markdown, with shortened e-mail addresses" },
  yes: { ...flag, short: "y", help: "apply without asking" },
  expect: {
    type: "string",
    value: "<digest>",
    help: "apply only if the plan, saved or made now, has this digest, which plan prints in its last line",
  },
  journal: { ...file, help: "append what happens to this file, one JSON object per line" },
  into: { ...file, help: "update this file, or create it; keeps comments and untouched lines" },
  only: {
    type: "string",
    value: "<kinds>",
    choices: KINDS,
    help: `some kinds, separated by commas: ${KINDS.join(", ")}`,
  },
  project: {
    type: "string",
    value: "<name>",
    help: "a project instead of the organization, by name or id",
  },
  after: { ...file, help: "ask about the organization as it will be after a saved plan" },
  offline: { ...flag, help: "ask about the files, without the organization" },
  live: { ...flag, help: "check the organization too" },
  check: { ...flag, help: "change nothing; exit with 2 if a file is not formatted" },
  "key-file": { ...file, help: "read the API key from a file instead of CONFIDENT_ORG_API_KEY" },
  json: { ...flag, help: "print one JSON document to stdout, and text to stderr" },
  help: { ...flag, short: "h", help: "show help" },
  version: { ...flag, help: "show the version" },
} as const satisfies Readonly<Record<string, Option>>;

/** The name of an option. */
export type OptionName = keyof typeof OPTIONS;

type ValueOf<O extends Option> = O["type"] extends "boolean"
  ? boolean
  : O extends { multiple: true }
    ? readonly string[]
    : string;

/** The options that were given. */
export type Values = { readonly [Name in OptionName]?: ValueOf<(typeof OPTIONS)[Name]> };

/** The options of every command. */
export const COMMON: readonly OptionName[] = ["json", "help"];

/** The definition of an option. */
export const optionOf = (name: OptionName): Option => OPTIONS[name];
