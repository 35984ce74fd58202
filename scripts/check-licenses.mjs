// @ts-check
// Checks that every package installed with ours has a permissive license.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { PNPM, ROOT } from "./packages.mjs";

const PERMISSIVE = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
];

if (!existsSync(join(ROOT, "node_modules"))) {
  process.stderr.write("Install the packages first. Run: npm run setup\n");
  process.exit(1);
}
const output = execFileSync("npx", [...PNPM, "-r", "licenses", "list", "--prod", "--json"], {
  encoding: "utf8",
  shell: process.platform === "win32",
});
/** @type {Record<string, { name: string }[]>} */
const byLicense = JSON.parse(output);
const others = Object.entries(byLicense).filter(([license]) => !PERMISSIVE.includes(license));
for (const [license, packages] of others) {
  process.stderr.write(`${license}: ${packages.map(({ name }) => name).join(", ")}\n`);
}
if (others.length > 0) {
  process.stderr.write(
    "Review these licenses. Add them to scripts/check-licenses.mjs or remove the packages.\n",
  );
  process.exitCode = 1;
} else {
  const licenses = Object.keys(byLicense);
  const count = Object.values(byLicense).flat().length;
  process.stdout.write(`Licenses of ${count} packages: ${licenses.join(", ")}\n`);
}
