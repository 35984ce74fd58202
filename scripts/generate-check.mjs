import { spawnSync } from "node:child_process";

const { status } = spawnSync("pnpm", ["run", "--silent", "generate", "--check"], {
  shell: process.platform === "win32",
  stdio: "inherit",
});

if (status !== 0) {
  process.stderr.write(
    "What is generated here does not match spec/openapi.yaml. Run: npm run generate\n",
  );
  process.exitCode = 1;
}
