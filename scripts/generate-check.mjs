// Checks that the generated files of the current package match the document.
import { spawnSync } from "node:child_process";

const { status } = spawnSync("npm", ["run", "--silent", "generate", "--", "--check"], {
  shell: process.platform === "win32",
  stdio: "inherit",
});

if (status !== 0) {
  process.stderr.write(
    "The generated files do not match spec/openapi.yaml. Run: npm run generate\n",
  );
  process.exitCode = 1;
}
