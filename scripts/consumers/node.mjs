// @ts-check
import assert from "node:assert/strict";
import { check } from "./check.mjs";
import { install } from "./project.mjs";

/** Scripts of both kinds, against both mocks. @param {import("./project.mjs").Setting} setting */
export async function checkNode(setting) {
  /** @type {import("./project.mjs").Project} */
  let project;
  const ready = await check("install for Node", async () => {
    project = await install(setting, "node");
  });
  for (const script of ready ? ["module.mjs", "common.cjs"] : []) {
    await check(`Node ${process.versions.node}, ${script}`, async () => {
      const { stdout, stderr } = await project.run(process.execPath, [script]);
      assert.equal(stderr, "", "a warning");
      return stdout.trim();
    });
  }
}
