// @ts-check
// What importing the built package costs a consumer's compiler, beyond an empty file.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const MOST_INSTANTIATIONS = 50;
const TSC = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const USES = {
  "the class": `import { ConfidentAdmin, type Policy } from "@confident-admin/core";
const admin = new ConfidentAdmin();
export const all: Policy[] = await admin.policies.list();
export const one: Policy = await admin.policies.update("p", { name: "n", permissionIds: ["a"] });
`,
  "the functions": `import {
  createConfidentClient, isConfidentError, listPolicies, type Policy, updatePolicy,
} from "@confident-admin/core";
const client = createConfidentClient();
export const all: Policy[] = await listPolicies(client);
try {
  await updatePolicy(client, "p", { name: "n", permissionIds: ["a"] });
} catch (error) {
  if (isConfidentError(error) && error.name === "ConfidentApiError") {
    error.status satisfies number;
  }
}
`,
};

// Inside the repository, so that the workspace's own packages resolve.
const folder = mkdtempSync(join(import.meta.dirname, "type-cost-"));
try {
  const nothing = instantiations("export {};\n");
  for (const [use, source] of Object.entries(USES)) {
    const cost = instantiations(source) - nothing;
    process.stdout.write(
      `Type instantiations of a consumer of ${use}: ${cost}, at most ${MOST_INSTANTIATIONS}\n`,
    );
    process.exitCode ||= cost > MOST_INSTANTIATIONS ? 1 : 0;
  }
} finally {
  rmSync(folder, { recursive: true });
}

/** @param {string} source */
function instantiations(source) {
  const file = join(folder, "consumer.ts");
  writeFileSync(file, source);
  const options = {
    noEmit: true,
    strict: true,
    target: "es2022",
    module: "nodenext",
    skipLibCheck: true,
    types: [],
  };
  const project = join(folder, "tsconfig.json");
  writeFileSync(project, JSON.stringify({ compilerOptions: options, files: [file] }));
  const { stdout, status } = spawnSync(
    process.execPath,
    [TSC, "--project", project, "--extendedDiagnostics"],
    { encoding: "utf8" },
  );
  const count = /Instantiations:\s+(\d+)/.exec(stdout)?.[1];
  if (status !== 0 || count === undefined) {
    throw new Error(`tsc failed:\n${stdout}`);
  }
  return Number(count);
}
