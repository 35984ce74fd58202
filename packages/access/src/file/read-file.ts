import type {
  Assertion,
  DeclaredLevel,
  DeclaredName,
  DeclaredProject,
  Kind,
  Limits,
  ManageMode,
} from "../model/declaration.ts";
import { createReport, type Report } from "./problems.ts";
import { readAssertion } from "./read-assertion.ts";
import { LEVEL_KEYS, readAll, readLevel, readRemovedNames } from "./read-level.ts";
import { readProject } from "./read-project.ts";
import {
  checkVersion,
  readLimits,
  readManage,
  readOrganization,
  readProtected,
  readSensitive,
} from "./read-settings.ts";
import { type Fields, readFields, readItems } from "./read-values.ts";
import { readYaml } from "./read-yaml.ts";
import type { Entry, Value } from "./values.ts";

/** The keys of a file, in the order that `format` gives them. */
export const FILE_KEYS = [
  "version",
  "organization",
  "manage",
  "sensitive",
  "limits",
  "protected",
  ...LEVEL_KEYS,
  "projects",
  "assert",
] as const;

type FileFields = Fields<(typeof FILE_KEYS)[number]>;

/** What one file declares. */
export interface FileContent {
  readonly report: Report;
  /** Where the settings are that only one file may have. */
  readonly fields: FileFields;
  readonly organization: { readonly id?: string | undefined; readonly name?: string | undefined };
  readonly manage: Partial<Record<Kind, ManageMode>>;
  readonly sensitive: readonly string[] | undefined;
  readonly limits: Limits;
  readonly protected: readonly string[];
  readonly level: DeclaredLevel;
  readonly projects: readonly DeclaredProject[];
  readonly removedProjects: readonly DeclaredName[];
  readonly assertions: readonly Assertion[];
}

/** Reads one file. The report lists its problems. */
export function readFile(path: string, text: string): FileContent {
  const report = createReport(path, text);
  const root = readYaml(text, report);
  const fields = root === null ? {} : readFields(root, "The file", FILE_KEYS, report);
  if (root?.kind === "map") {
    checkVersion(fields.version, report);
  }
  return {
    report,
    fields,
    organization: readOrganization(fields.organization, report),
    manage: readManage(fields.manage, report),
    sensitive: readSensitive(fields.sensitive, report),
    limits: readLimits(fields.limits, report),
    protected: readProtected(fields.protected, report),
    level: readLevel(fields, ["policies", "roles", "members", "projects"], report),
    projects: readAll(fields.projects, "projects", readProject, report),
    removedProjects: readRemovedNames(removedProjects(fields.removed), report),
    assertions: readAssertions(fields.assert?.value, report),
  };
}

function removedProjects(removed: Entry | undefined): Entry | undefined {
  return removed?.value.kind === "map"
    ? removed.value.entries.find(({ key }) => key === "projects")
    : undefined;
}

function readAssertions(value: Value | undefined, report: Report): Assertion[] {
  const items = value === undefined ? [] : readItems(value, "assert", report);
  return items
    .map((item) => readAssertion(item, report))
    .filter((assertion) => assertion !== undefined);
}
