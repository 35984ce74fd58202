import { fileURLToPath } from "node:url";
import {
  createCompilerHost,
  createProgram,
  createSourceFile,
  flattenDiagnosticMessageText,
  ModuleKind,
  ScriptTarget,
} from "typescript";

const FILE = fileURLToPath(new URL("compiled.ts", import.meta.url));
/** A consumer's options, which are less strict than this workspace's. */
const OPTIONS = {
  strict: true,
  target: ScriptTarget.ES2022,
  module: ModuleKind.NodeNext,
  types: ["node"],
  customConditions: ["@confident-admin/source"],
};

/** The compiler's messages for a module. */
export function diagnosticsOf(source: string): string[] {
  const host = createCompilerHost(OPTIONS);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version, ...rest) =>
    name === FILE ? createSourceFile(name, source, version) : getSourceFile(name, version, ...rest);
  const program = createProgram([FILE], OPTIONS, host);
  const file = program.getSourceFile(FILE);
  // Report only errors in this file. Its imports are checked elsewhere.
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ messageText }) => flattenDiagnosticMessageText(messageText, "\n"),
  );
}
