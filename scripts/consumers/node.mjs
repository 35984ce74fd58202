// @ts-check
import assert from "node:assert/strict";
import { check } from "./check.mjs";
import { install } from "./project.mjs";

const COMMANDS = {
  "confident-operations": ["node_modules/@confident-admin/spec/dist/openapi.json"],
  "confident-mock": ["--help"],
};

/** Runs an ES module, a CommonJS script and the packages' commands. @param {import("./project.mjs").Setting} setting */
export async function checkNode(setting) {
  const project = await check("install for Node", () => install(setting, "node"));
  for (const script of project ? ["module.mjs", "common.cjs"] : []) {
    await check(`Node ${process.versions.node}, ${script}`, async () => {
      const { stdout, stderr } = await project.run(process.execPath, [script]);
      assert.equal(stderr, "", "a warning");
      return stdout.trim();
    });
  }
  for (const [command, args] of project ? Object.entries(COMMANDS) : []) {
    await check(command, async () => {
      const { stdout, stderr } = await project.run(`node_modules/.bin/${command}`, args);
      assert.equal(stderr, "");
      assert.ok(stdout, "no output");
    });
  }
}
