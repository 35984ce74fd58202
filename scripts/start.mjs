// @ts-check
// Installs and builds everything, runs the demo, and serves the admin console until Ctrl-C.
import { spawnSync } from "node:child_process";

process.stdout.write("Installing and building. This takes a minute or two the first time.\n\n");
for (const script of ["setup", "build"]) {
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", script], {
    encoding: "utf8",
    maxBuffer: Number.POSITIVE_INFINITY,
    shell: process.platform === "win32",
  });
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}\nnpm run ${script} failed.\n`);
    process.exit(1);
  }
}

await import("./demo.mjs");
if (!process.argv.includes("--once") && !process.env["CI"]) {
  process.stdout.write("\nStarting the admin console. Press Ctrl-C to stop it.\n");
  await import("../examples/admin-console/dist/server/main.js");
}
