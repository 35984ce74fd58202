import type { Problem } from "../model/snapshot.ts";
import type { Source } from "./parse.ts";
import { createReport } from "./problems.ts";

/** Adds the line of the file to problems that lack it, such as those of `validate`. */
export function withLines(problems: readonly Problem[], sources: readonly Source[]): Problem[] {
  const reports = new Map(sources.map(({ path, text }) => [path, createReport(path, text)]));
  return problems.map((problem) => {
    const report = problem.at && reports.get(problem.at.file);
    return report && problem.line === undefined
      ? { ...problem, line: report.lineAt(problem.at.line) }
      : problem;
  });
}
