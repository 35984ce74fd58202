// @ts-check
import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { maskEmails } from "./report.mjs";

/**
 * @typedef {{ readonly file: string, readonly line: number, readonly column: number }} Position
 * @typedef {{ readonly message: string, readonly at: Position | null }} Problem
 * @typedef {{ readonly passed: boolean, readonly name: string, readonly message: string, readonly at: Position | null }} Check
 * @typedef {object} Document
 * @property {string} command
 * @property {string} ending
 * @property {number} exitCode
 * @property {{ readonly message: string, readonly problems?: readonly Problem[] }} [error]
 * @property {readonly Check[]} [checks]
 * @property {readonly Check[]} [live]
 * @property {any} [plan]
 * @typedef {{ readonly exitCode: number, readonly document: Document, readonly text: string, readonly markdown: string }} Result
 */

/**
 * Runs one command of confident-access.
 *
 * @param {string} command
 * @param {import("./inputs.mjs").Inputs} inputs
 * @param {import("./inputs.mjs").Event} event
 * @returns {Promise<Result>}
 */
export async function runCommand(command, inputs, event) {
  mkdirSync(inputs.folder, { recursive: true });
  const markdown = join(inputs.folder, `${command}.md`);
  const args = [command, "--json", ...argumentsOf(command, inputs, event, markdown)];
  const { exitCode, stdout, stderr } = await execute([inputs.cli, ...args]);
  printLiterally(stderr);
  return {
    exitCode,
    document: parseDocument(stdout, command, exitCode),
    text: stderr,
    markdown: existsSync(markdown) ? readFileSync(markdown, "utf8") : "",
  };
}

/**
 * @param {string} command
 * @param {import("./inputs.mjs").Inputs} inputs
 * @param {import("./inputs.mjs").Event} event
 * @param {string} markdown
 */
function argumentsOf(command, { files, base, accept, expect, folder }, event, markdown) {
  const list = files.flatMap((file) => [`--file=${file}`]);
  const revision = base || event.before;
  const compared = revision ? [`--base=${revision}`] : [];
  const accepted = accept.map((brake) => `--accept=${brake}`);
  const report = [`--markdown=${markdown}`];
  switch (command) {
    case "plan":
      return [...list, ...compared, ...accepted, ...report, `--out=${join(folder, "plan.json")}`];
    case "apply":
      return [
        ...list,
        ...compared,
        ...accepted,
        `--expect=${expect}`,
        `--journal=${join(folder, "journal.jsonl")}`,
      ];
    case "drift":
      return [...list, ...report];
    default:
      return list;
  }
}

/** The command needs no inputs, and must not see the token among them. @param {NodeJS.ProcessEnv} env */
function withoutInputs(env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith("INPUT_")));
}

/** @param {string[]} args @returns {Promise<{ exitCode: number, stdout: string, stderr: string }>} */
function execute(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      env: withoutInputs(process.env),
      stdio: ["ignore", "pipe", "pipe"],
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      stderr += text;
    });
    child.on("error", reject);
    child.on("close", (code) => resolve({ exitCode: code ?? 1, stdout, stderr }));
  });
}

/** Prints text in which the runner must not find commands. @param {string} text */
function printLiterally(text) {
  const token = randomUUID();
  process.stdout.write(`::stop-commands::${token}\n${maskEmails(text)}\n::${token}::\n`);
}

/** @param {string} text @param {string} command @param {number} exitCode @returns {Document} */
function parseDocument(text, command, exitCode) {
  try {
    return JSON.parse(text);
  } catch {
    const message = `confident-access ended with ${exitCode} and without a result.`;
    return { command, ending: "unexpected", exitCode, error: { message } };
  }
}
