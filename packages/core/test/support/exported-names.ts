import { fileURLToPath } from "node:url";
import ts from "typescript";

/** Lists a source file's exports, each with whether it is a type, a value or both. */
export function exportedNames(source: URL): Record<string, string> {
  const file = fileURLToPath(source);
  const program = ts.createProgram([file], {
    module: ts.ModuleKind.NodeNext,
    allowImportingTsExtensions: true,
    noEmit: true,
    noLib: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(file) as ts.SourceFile);
  const exported = checker.getExportsOfModule(module as ts.Symbol);
  return Object.fromEntries(exported.map((symbol) => [symbol.name, kindOf(checker, symbol)]));
}

function kindOf(checker: ts.TypeChecker, symbol: ts.Symbol): string {
  const isAlias = symbol.flags & ts.SymbolFlags.Alias;
  const { flags } = isAlias ? checker.getAliasedSymbol(symbol) : symbol;
  const typeOnly = symbol.declarations?.some(ts.isTypeOnlyExportDeclaration);
  const isType = flags & ts.SymbolFlags.Type && "type";
  const isValue = !typeOnly && flags & ts.SymbolFlags.Value && "value";
  return [isType, isValue].filter(Boolean).join(" and ");
}
