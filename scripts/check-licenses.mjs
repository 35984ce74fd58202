// @ts-check
// What is installed with our packages has licenses that ask for no more than to be named.
import { execFileSync } from "node:child_process";

const FINE = [
  "0BSD",
  "Apache-2.0",
  "BlueOak-1.0.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "CC0-1.0",
  "ISC",
  "MIT",
];

const listed = execFileSync("pnpm", ["-r", "licenses", "list", "--prod", "--json"], {
  encoding: "utf8",
  shell: process.platform === "win32",
});
/** @type {Record<string, { name: string }[]>} */
const byLicense = JSON.parse(listed);
const others = Object.entries(byLicense).filter(([license]) => !FINE.includes(license));
for (const [license, packages] of others) {
  process.stderr.write(`${license}: ${packages.map(({ name }) => name).join(", ")}\n`);
}
if (others.length > 0) {
  process.stderr.write(
    "Look at these licenses, then add them to scripts/check-licenses.mjs or do without.\n",
  );
  process.exitCode = 1;
} else {
  const count = Object.values(byLicense).flat().length;
  process.stdout.write(
    `Licenses: ${count} packages, all of ${Object.keys(byLicense).join(", ")}\n`,
  );
}
