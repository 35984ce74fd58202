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
/** What a consumer's compiler is told, not this workspace's stricter one. */
const OPTIONS = {
  strict: true,
  target: ScriptTarget.ES2022,
  module: ModuleKind.NodeNext,
  types: ["node"],
  customConditions: ["@confident-admin/source"],
};

/** What a compiler says of a module, if it says anything. */
export function mistakesIn(source: string): string[] {
  const host = createCompilerHost(OPTIONS);
  const { getSourceFile } = host;
  host.getSourceFile = (name, version, ...rest) =>
    name === FILE ? createSourceFile(name, source, version) : getSourceFile(name, version, ...rest);
  const program = createProgram([FILE], OPTIONS, host);
  const file = program.getSourceFile(FILE);
  // Of this file alone: what it imports is checked elsewhere.
  return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
    ({ messageText }) => flattenDiagnosticMessageText(messageText, "\n"),
  );
}
