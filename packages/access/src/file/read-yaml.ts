import { type Document, parseDocument } from "yaml";
import { resolveAliases } from "./aliases.ts";
import { checkText } from "./check-text.ts";
import type { Report } from "./problems.ts";
import { toValue } from "./to-value.ts";
import type { Value } from "./values.ts";

/** Matches what `plan --out` writes. */
const SAVED_PLAN = /^\s*\{\s*"format":\s*"confident-access\/plan@/;

/** Parses a text as YAML 1.2. Adds problems, and returns `null` if there are any. */
export function readYaml(text: string, report: Report): Value | null {
  if (SAVED_PLAN.test(text)) {
    const apply = `confident-access apply ${report.path}`;
    report.add(0, `This is a saved plan, not a declaration. To apply it: ${apply}`);
    return null;
  }
  if (!checkText(text, report)) {
    return null;
  }
  const document = parseYaml(text);
  for (const problem of [...document.errors, ...document.warnings]) {
    report.add(problem.pos[0], explain(problem.code, problem.message));
  }
  checkDirectives(document, text, report);
  if (report.count > 0) {
    return null;
  }
  if (document.contents === null) {
    report.add(0, "The file is empty. Start it with: version: 1");
    return null;
  }
  return toValue(document.contents, resolveAliases(document), report);
}

/** Parses a text with the options that this package uses everywhere. */
export function parseYaml(text: string): Document.Parsed {
  // The parser's own check of keys compares each with each: 50,000 keys take minutes.
  return parseDocument(text, { uniqueKeys: false, prettyErrors: false });
}

function explain(code: string, message: string): string {
  if (code === "TAG_RESOLVE_FAILED") {
    return `${message}. Tags are not supported.`;
  }
  return code === "MULTIPLE_DOCS"
    ? "A second document starts here. Write one document for each file."
    : `${message.replace(/\.?$/, ".")}`;
}

function checkDirectives(document: Document.Parsed, text: string, report: Report): void {
  const directive = /^%\S/m.exec(text);
  if (directive !== null && document.directives.docStart && directive.index < startOf(document)) {
    report.add(directive.index, "Directives such as %YAML and %TAG are not supported.");
  }
}

function startOf(document: Document.Parsed): number {
  return document.contents?.range[0] ?? document.range[0];
}
