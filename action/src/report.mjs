// @ts-check
import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";

/** GitHub rejects comments of more than 65,536 characters. */
const MAX_LENGTH = 60_000;

/** The library's own marker, which is the same for every organization. */
const LIBRARY_MARKER = /^<!-- confident-access -->\n/;
const EMAIL = /([^\s@"'<>(),;:]+)@([^\s@"'<>(),;:]+)/gu;

/**
 * What people read: the marker, and the Markdown of each command or what it printed.
 *
 * @param {string} marker
 * @param {Pick<import("./inputs.mjs").Inputs, "name" | "hasArtifact">} inputs
 * @param {readonly import("./run-command.mjs").Result[]} results
 */
export function bodyOf(marker, { name, hasArtifact }, results) {
  const title = name === "default" ? [] : [`## ${name}`];
  const parts = results.map(
    ({ document, markdown, text }) =>
      markdown.trim().replace(LIBRARY_MARKER, "") ||
      `### Access control: ${sentenceOf(document)}\n\n${codeBlock(maskEmails(text))}`,
  );
  return shorten(`${[marker, ...title, ...parts].join("\n\n")}\n`, hasArtifact);
}

/** @param {import("./run-command.mjs").Document} document */
function sentenceOf({ command, exitCode, ending }) {
  return exitCode === 0
    ? `${command} passed`
    : `${command} failed (${ending}, exit code ${exitCode})`;
}

/** `ana@acme.test` becomes `a…@acme.test`: logs and annotations can be public. @param {string} text */
export function maskEmails(text) {
  return text.replace(EMAIL, (_, local, domain) => `${[...local][0]}…@${domain}`);
}

/** A block that its text cannot end. @param {string} text */
function codeBlock(text) {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  return text.trim() ? `${fence}text\n${text.trimEnd()}\n${fence}` : "";
}

/** Cuts at the end of a line, and closes what is open there. @param {string} text @param {boolean} hasArtifact */
function shorten(text, hasArtifact) {
  if (text.length <= MAX_LENGTH) {
    return text;
  }
  const room = MAX_LENGTH - 400;
  const lines = text.slice(0, room).split("\n").slice(0, -1);
  const left = text.split("\n").length - lines.length;
  const fences = lines.filter((line) => /^(?:`{3,})/.test(line));
  const open = fences.length % 2 === 1 ? [/^`+/.exec(fences.at(-1) ?? "")?.[0] ?? ""] : [];
  const count = (/** @type {string} */ tag) => lines.filter((line) => line.includes(tag)).length;
  const details = Math.max(0, count("<details") - count("</details>"));
  const end = [...open, ...Array.from({ length: details }, () => "</details>")];
  return [
    ...lines,
    ...end,
    "",
    `… ${left} more lines. ${hasArtifact ? "The artifact of the workflow" : "The log"} has all of them.`,
    "",
  ].join("\n");
}

/**
 * Shows problems at their lines.
 *
 * @param {import("./run-command.mjs").Document} document
 */
export function annotate({ error, checks = [], live = [], plan, exitCode, ending }) {
  const failed = [...checks, ...live, ...(plan?.assertions ?? [])].filter(({ passed }) => !passed);
  /** @type {readonly { readonly accepted: boolean, readonly message: string }[]} */
  const brakes = plan?.brakes ?? [];
  const problems = [
    ...(error?.problems ?? []),
    ...failed.map(({ name, message, at }) => ({ message: `${name}: ${message}`, at })),
    ...brakes.flatMap(({ accepted, message }) => (accepted ? [] : [{ message, at: null }])),
  ];
  for (const { message, at } of problems) {
    annotation("error", message, at);
  }
  if (problems.length === 0 && exitCode !== 0) {
    const message = error?.message ?? `confident-access ended with ${exitCode} (${ending}).`;
    annotation("error", message, null);
  }
}

/** @param {string} level @param {string} message @param {import("./run-command.mjs").Position | null} at */
export function annotation(level, message, at) {
  const place = at ? ` file=${property(at.file)},line=${at.line},col=${at.column}` : "";
  process.stdout.write(`::${level}${place}::${data(maskEmails(message))}\n`);
}

/** @param {string} text */
const data = (text) => text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");

/** @param {string} text */
const property = (text) => data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");

/** Appends to a file of the runner. @param {string | undefined} file @param {string} text */
export function append(file, text) {
  if (file) {
    appendFileSync(file, text);
  }
}

/** Sets outputs of the step. @param {string | undefined} file @param {Readonly<Record<string, unknown>>} outputs */
export function setOutputs(file, outputs) {
  for (const [name, value] of Object.entries(outputs)) {
    const end = randomUUID();
    append(file, `${name}<<${end}\n${value ?? ""}\n${end}\n`);
  }
}
