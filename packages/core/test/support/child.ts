import { spawn } from "node:child_process";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const HERE = fileURLToPath(new URL("../..", import.meta.url));
/** Milliseconds after which a child that hangs is killed. */
const PATIENCE = 20_000;

/** What a process that ran a script left behind. */
export interface Finished {
  readonly output: string;
  /** `null` if it had to be killed. */
  readonly code: number | null;
  /** Milliseconds from its first output to its end. */
  readonly lingered: number;
}

/**
 * A folder with the package's sources as JavaScript in `src`, because Node 20 cannot run TypeScript, and what is
 * in `dist` may be older than they are.
 */
export function transpile(): string {
  const folder = mkdtempSync(join(tmpdir(), "confident-admin-"));
  const names = readdirSync(join(HERE, "src"), { recursive: true, encoding: "utf8" });
  for (const name of names.filter((each) => each.endsWith(".ts"))) {
    const file = join(folder, "src", name.replace(/ts$/, "js"));
    const { outputText } = ts.transpileModule(readFileSync(join(HERE, "src", name), "utf8"), {
      compilerOptions: {
        target: ts.ScriptTarget.ES2022,
        module: ts.ModuleKind.ESNext,
        rewriteRelativeImportExtensions: true,
        verbatimModuleSyntax: true,
      },
    });
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, outputText);
  }
  writeFileSync(join(folder, "package.json"), '{"type":"module"}');
  symlinkSync(join(HERE, "node_modules"), join(folder, "node_modules"));
  return folder;
}

/** Runs a script, which finds the package in `./src/index.js`, in a process of its own. */
export function runChild(folder: string, script: string, ...args: string[]): Promise<Finished> {
  const child = spawn(process.execPath, ["--input-type=module", "-e", script, ...args], {
    cwd: folder,
    timeout: PATIENCE,
    killSignal: "SIGKILL",
  });
  let output = "";
  let first = Number.NaN;
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      first = first > 0 ? first : performance.now();
      output += chunk;
    });
  }
  return new Promise((resolve) => {
    child.on("close", (code) => resolve({ output, code, lingered: performance.now() - first }));
  });
}
