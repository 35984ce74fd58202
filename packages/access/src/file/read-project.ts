import type { DeclaredProject } from "../model/declaration.ts";
import type { Report } from "./problems.ts";
import { LEVEL_KEYS, readDeclared, readLevel, readText } from "./read-level.ts";
import { readFields, readNames } from "./read-values.ts";
import type { Entry } from "./values.ts";

export const PROJECT_KEYS = ["id", "was", "description", "governance", ...LEVEL_KEYS] as const;

/** Reads a project with its policies, roles and members. */
export function readProject(entry: Entry, report: Report): DeclaredProject {
  const what = `The project ${JSON.stringify(entry.key)}`;
  const fields = readFields(entry.value, what, PROJECT_KEYS, report);
  const governance = fields.governance && readNames(fields.governance.value, "governance", report);
  if (fields.governance !== undefined && (governance?.length ?? 0) > 1) {
    report.add(fields.governance.value.offset, "A project has at most one governance policy.");
  }
  return {
    ...readDeclared(entry, fields, report),
    description: fields.description && readText(fields.description.value, report),
    governance,
    level: readLevel(fields, ["policies", "roles", "members"], report),
  };
}
