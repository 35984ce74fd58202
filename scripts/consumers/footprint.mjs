// @ts-check
import assert from "node:assert/strict";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { readJson } from "../packages.mjs";
import { check } from "./check.mjs";
import { install } from "./project.mjs";

/** Bytes, with dependencies. @type {Readonly<Record<string, readonly [fixture: string, bytes: number]>>} */
const LIMITS = {
  core: ["core-alone", 700_000],
  cli: ["cli", 2_500_000],
};

/** Checks the size of installations. @param {import("./project.mjs").Setting} setting */
export async function checkFootprint(setting) {
  for (const [name, [fixture, limit]] of Object.entries(LIMITS)) {
    await check(`install ${name}`, async () => {
      const { folder } = await install(setting, fixture, ["--omit=dev"]);
      const modules = join(folder, "node_modules");
      const { packages } = await readJson(join(modules, ".package-lock.json"));
      const bytes = sizeOf(modules);
      assert.ok(bytes <= limit, `${bytes} bytes are more than ${limit}`);
      const names = Object.keys(packages).map((path) => path.replace("node_modules/", ""));
      return `${names.join(", ")}; ${bytes} bytes (limit: ${limit})`;
    });
  }
}

/** @param {string} folder */
function sizeOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((total, { parentPath, name }) => total + statSync(join(parentPath, name)).size, 0);
}
