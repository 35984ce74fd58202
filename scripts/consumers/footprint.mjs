// @ts-check
import assert from "node:assert/strict";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { readJson } from "../packages.mjs";
import { check } from "./check.mjs";
import { install } from "./project.mjs";

const MAX_BYTES = 700_000;

/** Checks the size of an installation of core. @param {import("./project.mjs").Setting} setting */
export async function checkFootprint(setting) {
  await check("install core", async () => {
    const { folder } = await install(setting, "core-alone", ["--omit=dev"]);
    const modules = join(folder, "node_modules");
    const { packages } = await readJson(join(modules, ".package-lock.json"));
    const bytes = readdirSync(modules, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .reduce((total, { parentPath, name }) => total + statSync(join(parentPath, name)).size, 0);
    assert.ok(bytes <= MAX_BYTES, `${bytes} bytes are more than ${MAX_BYTES}`);
    const names = Object.keys(packages).map((path) => path.replace("node_modules/", ""));
    return `${names.join(", ")}; ${bytes} bytes (limit: ${MAX_BYTES})`;
  });
}
