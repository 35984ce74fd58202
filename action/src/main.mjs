// @ts-check
// Runs confident-access for one mode, and reports to GitHub. Has no dependencies, because nothing is installed for it.
import { createGitHub } from "./github.mjs";
import { commandsFor, readEvent, readInputs } from "./inputs.mjs";
import { annotate, annotation, append, bodyOf, setOutputs } from "./report.mjs";
import { runCommand } from "./run-command.mjs";

const { env } = process;
/** Drift is reported as an issue, not as a failure. */
const DIFFERENCES = 2;

try {
  process.exitCode = await run();
} catch (error) {
  annotation("error", /** @type {Error} */ (error).message, null);
  process.exitCode = 64;
}

async function run() {
  const inputs = readInputs(env);
  const event = readEvent(env);
  const commands = commandsFor(inputs, event);
  if (commands[0] !== inputs.mode) {
    const reason =
      "This pull request comes from a fork, which gets no key: the files are validated and tested only.";
    annotation("notice", reason, null);
  }
  const results = [];
  for (const command of commands) {
    results.push(await runCommand(command, inputs, event));
  }
  const marker = `<!-- confident-access:${inputs.mode}:${inputs.name} -->`;
  const body = bodyOf(marker, inputs, results);
  append(env["GITHUB_STEP_SUMMARY"], body);
  await publish(inputs, event, marker, body, results);
  return finish(inputs, results);
}

/**
 * @param {import("./inputs.mjs").Inputs} inputs
 * @param {readonly import("./run-command.mjs").Result[]} results
 */
function finish({ mode, folder }, results) {
  const isDrift = (/** @type {number} */ code) => mode === "drift" && code === DIFFERENCES;
  for (const { document } of results) {
    if (!isDrift(document.exitCode)) {
      annotate(document);
    }
  }
  const plan = results.map(({ document }) => document.plan).find(Boolean);
  const exitCode = results.map((result) => result.exitCode).find((code) => code !== 0) ?? 0;
  setOutputs(env["GITHUB_OUTPUT"], {
    digest: plan?.digest,
    changes: plan?.steps?.length,
    "exit-code": exitCode,
    folder,
  });
  return isDrift(exitCode) ? 0 : exitCode;
}

/**
 * Comments on the pull request, or keeps the drift issue up to date. A missing permission only warns.
 *
 * @param {import("./inputs.mjs").Inputs} inputs
 * @param {import("./inputs.mjs").Event} event
 * @param {string} marker
 * @param {string} body
 * @param {readonly import("./run-command.mjs").Result[]} results
 */
async function publish({ mode, name, token }, event, marker, body, results) {
  const github = createGitHub(env, token);
  const codes = results.map(({ exitCode }) => exitCode);
  try {
    if (mode === "drift" && codes.includes(DIFFERENCES)) {
      await github.openIssue(marker, `Access control has drifted (${name})`, body);
    } else if (mode === "drift" && codes.every((code) => code === 0)) {
      await github.closeIssue(marker);
    } else if (mode === "plan" && event.pull !== undefined && !event.isFork) {
      await github.comment(event.pull, marker, body);
    }
  } catch (error) {
    annotation("warning", /** @type {Error} */ (error).message, null);
  }
}
