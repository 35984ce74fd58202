import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// The native compiler is much faster.
const TSC = join(import.meta.dirname, "../../../../node_modules/typescript-7/bin/tsc");
/** A consumer's options, which are less strict than this workspace's. */
const OPTIONS = {
  strict: true,
  target: "es2022",
  module: "nodenext",
  types: ["node"],
  customConditions: ["@confident-admin/source"],
  // Only the module is checked here: its imports are checked elsewhere.
  skipLibCheck: true,
  noEmit: true,
};

/** The compiler's messages for a module. */
export function diagnosticsOf(source: string): string[] {
  // Inside the package, so that the module's imports resolve.
  const folder = mkdtempSync(join(import.meta.dirname, "compiled-"));
  try {
    writeFileSync(join(folder, "compiled.ts"), source);
    const config = { compilerOptions: OPTIONS, files: ["compiled.ts"] };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify(config));
    const args = [TSC, "--pretty", "false", "-p", folder];
    const { status, stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    const messages = [...stdout.matchAll(/^(?:(\S+)\(\d+,\d+\): )?error TS\d+: (.*)/gm)];
    if (status !== 0 && messages.length === 0) {
      throw new Error(`The compiler failed: ${stdout}`);
    }
    const isOfModule = ([, file = "compiled.ts"]: RegExpExecArray) => file === "compiled.ts";
    return messages.filter(isOfModule).map(([, , message = ""]) => message);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
