// @ts-check
import { readFileSync } from "node:fs";
import { join } from "node:path";

const MODES = ["validate", "test", "plan", "apply", "drift"];
/** Events whose files come from the repository itself, or from a fork that the payload names. */
const KEY_EVENTS = ["pull_request", "push", "schedule", "workflow_dispatch", "merge_group"];

/**
 * @typedef {ReturnType<typeof readInputs>} Inputs
 * @typedef {ReturnType<typeof readEvent>} Event
 */

/** Reads the inputs of the action. @param {NodeJS.ProcessEnv} env */
export function readInputs(env) {
  const input = (/** @type {string} */ name) => env[`INPUT_${name}`]?.trim() ?? "";
  const lines = (/** @type {string} */ name) =>
    input(name)
      .split("\n")
      .map((line) => line.trim())
      .filter(Boolean);
  const mode = input("MODE");
  if (!MODES.includes(mode)) {
    throw new Error(`Unknown mode "${mode}". Use ${MODES.join(", ")}.`);
  }
  const temporary = env["RUNNER_TEMP"] ?? "";
  return {
    mode,
    files: lines("FILES"),
    accept: lines("ACCEPT"),
    base: input("BASE"),
    expect: input("EXPECT"),
    name: input("NAME").replaceAll(/[^\w.-]/g, "-") || "default",
    hasArtifact: input("PLAN_ARTIFACT") !== "",
    token: input("GITHUB_TOKEN"),
    cli:
      input("CLI") ||
      join(temporary, "confident-access/node_modules/@confident-admin/cli/dist/cli.js"),
    folder: join(temporary, "confident-access-plan"),
  };
}

/** Reads what started the workflow. @param {NodeJS.ProcessEnv} env */
export function readEvent(env) {
  const path = env["GITHUB_EVENT_PATH"];
  const payload = path ? JSON.parse(readFileSync(path, "utf8")) : {};
  const pull = payload["pull_request"];
  return {
    name: env["GITHUB_EVENT_NAME"] ?? "",
    repository: env["GITHUB_REPOSITORY"] ?? "",
    isDefaultBranch: env["GITHUB_REF"] === `refs/heads/${payload["repository"]?.default_branch}`,
    /** @type {number | undefined} */
    pull: pull?.number,
    // The head's repository is null if it was deleted.
    isFork: Boolean(pull) && pull.head?.repo?.full_name !== pull.base?.repo?.full_name,
    /** @type {string} */
    before:
      pull?.base?.sha ??
      payload["merge_group"]?.base_sha ??
      String(payload["before"] ?? "").replace(/^0+$/, ""),
  };
}

/**
 * Decides which commands run.
 *
 * @param {Inputs} inputs
 * @param {Event} event
 * @throws {Error} if the mode must not run for this event
 */
export function commandsFor({ mode, expect }, event) {
  if (/^(?:pull_request_target|workflow_run)$/.test(event.name)) {
    throw new Error(
      `This action does not run on ${event.name}: a fork's files would meet your key. Use pull_request.`,
    );
  }
  if (mode === "apply") {
    checkApply(expect, event);
  }
  const needsKey = mode === "plan" || mode === "drift";
  if (needsKey && !KEY_EVENTS.includes(event.name)) {
    throw new Error(
      `${mode} does not run on ${event.name}: it needs your key. Use ${KEY_EVENTS.join(", ")}.`,
    );
  }
  return needsKey && event.isFork ? ["validate", "test"] : [mode];
}

/** @param {string} expect @param {Event} event */
function checkApply(expect, { name, isDefaultBranch }) {
  if (!/^(?:push|workflow_dispatch|schedule)$/.test(name) || !isDefaultBranch) {
    throw new Error(
      "apply runs only on the default branch, on push, workflow_dispatch or schedule.",
    );
  }
  if (!expect) {
    throw new Error("apply needs the input expect: the digest that the plan job printed.");
  }
}
