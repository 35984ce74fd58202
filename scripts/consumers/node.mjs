// @ts-check
import assert from "node:assert/strict";
import { check } from "./check.mjs";
import { install } from "./project.mjs";

/** Runs an ES module and a CommonJS script. @param {import("./project.mjs").Setting} setting */
export async function checkNode(setting) {
  const project = await check("install for Node", () => install(setting, "node"));
  for (const script of project ? ["module.mjs", "common.cjs"] : []) {
    await check(`Node ${process.versions.node}, ${script}`, async () => {
      const { stdout, stderr } = await project.run(process.execPath, [script]);
      assert.equal(stderr, "", "a warning");
      return stdout.trim();
    });
  }
}
