import { type Problem, printable } from "@confident-admin/access";

/** Problems with the lines they are in. */
export function describeProblems(problems: readonly Problem[]): string {
  return problems.map(describeProblem).join("\n");
}

function describeProblem({ at, message, line }: Problem): string {
  if (at === null) {
    return `${message}\n`;
  }
  const number = String(at.line);
  const pointer = `${" ".repeat(number.length)} | ${" ".repeat(Math.max(0, at.column - 1))}^`;
  // Long lines would hide the pointer.
  const quoted =
    line !== undefined && line.length <= 160
      ? [`  ${number} | ${printable(line)}`, `  ${pointer}`]
      : [];
  return [`${at.file}:${at.line}:${at.column} ${message}`, ...quoted, ""].join("\n");
}
