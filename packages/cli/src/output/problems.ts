import type { Problem } from "@confident-admin/access";

/** Lines that describe problems and quote the files. */
export function describeProblems(problems: readonly Problem[]): string[] {
  return problems.flatMap(describeProblem);
}

function describeProblem({ at, message, line }: Problem): string[] {
  if (at === null) {
    return [message, ""];
  }
  const number = String(at.line);
  const pointer = `${" ".repeat(number.length)} | ${" ".repeat(Math.max(0, at.column - 1))}^`;
  // Long lines would hide the pointer.
  const quoted =
    line !== undefined && line.length <= 160 ? [`  ${number} | ${line}`, `  ${pointer}`] : [];
  return [`${at.file}:${at.line}:${at.column} ${message}`, ...quoted, ""];
}
