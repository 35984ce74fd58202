import type { Kind, Limits, ManageMode } from "../model/declaration.ts";
import type { Report } from "./problems.ts";
import { checkEmail } from "./read-level.ts";
import {
  readChoice,
  readCount,
  readEntries,
  readFields,
  readItems,
  readNames,
  readString,
} from "./read-values.ts";
import type { Entry, Value } from "./values.ts";

export const KINDS: readonly Kind[] = ["policies", "roles", "members", "projects", "governance"];
const MODES: readonly ManageMode[] = ["off", "declared", "exclusive"];
export const LIMITS = ["deletions", "losePairs", "gainSensitivePairs", "keepHolders"] as const;

/** Checks `version`. */
export function checkVersion(entry: Entry | undefined, report: Report): void {
  const value = entry?.value;
  if (value === undefined) {
    report.add(0, "The file has no version. Start it with: version: 1");
  } else if (value.kind !== "scalar" || value.value !== 1) {
    report.add(value.offset, "Only version 1 is supported. Write: version: 1");
  }
}

/** Reads `organization`. */
export function readOrganization(
  entry: Entry | undefined,
  report: Report,
): { id?: string | undefined; name?: string | undefined } {
  if (entry === undefined) {
    return {};
  }
  const { id, name } = readFields(entry.value, "organization", ["id", "name"], report);
  return {
    id: id && readString(id.value, "The id of the organization", report),
    name: name && readString(name.value, "The name of the organization", report),
  };
}

/** Reads `manage`: the modes that the file sets. */
export function readManage(
  entry: Entry | undefined,
  report: Report,
): Partial<Record<Kind, ManageMode>> {
  const manage: Partial<Record<Kind, ManageMode>> = {};
  const fields = entry === undefined ? {} : readFields(entry.value, "manage", KINDS, report);
  for (const kind of KINDS) {
    const mode = fields[kind] && readChoice(fields[kind].value, `manage.${kind}`, MODES, report);
    if (mode !== undefined) {
      manage[kind] = mode;
    }
  }
  return manage;
}

/** Reads `sensitive`. */
export function readSensitive(entry: Entry | undefined, report: Report): string[] | undefined {
  return entry && readNames(entry.value, "sensitive", report).map(({ name }) => name);
}

/** Reads `protected`. */
export function readProtected(entry: Entry | undefined, report: Report): string[] {
  const items = entry === undefined ? [] : readItems(entry.value, "protected", report);
  for (const item of items) {
    if (item.kind === "scalar" && typeof item.value === "string") {
      checkEmail(item.value, item.offset, report);
    }
  }
  return entry === undefined
    ? []
    : readNames(entry.value, "protected", report).map(({ name }) => name);
}

/** Reads `limits`. */
export function readLimits(entry: Entry | undefined, report: Report): Limits {
  if (entry === undefined) {
    return {};
  }
  const fields = readFields(entry.value, "limits", LIMITS, report);
  return {
    deletions: fields.deletions && readShare(fields.deletions, report),
    losePairs: fields.losePairs && readShare(fields.losePairs, report),
    gainSensitivePairs:
      fields.gainSensitivePairs &&
      readCount(fields.gainSensitivePairs.value, "limits.gainSensitivePairs", report),
    keepHolders: fields.keepHolders && readHolders(fields.keepHolders.value, report),
  };
}

function readShare({ key, value }: Entry, report: Report): number | string | undefined {
  const share = value.kind === "scalar" ? value.value : undefined;
  if (typeof share === "string" && /^(?:100|\d{1,2}(?:\.\d+)?)%$/.test(share)) {
    return share;
  }
  if (typeof share === "number" && Number.isSafeInteger(share) && share >= 0) {
    return share;
  }
  report.add(
    value.offset,
    `limits.${key} must be an integer of 0 or more, or a share such as "10%".`,
  );
  return undefined;
}

function readHolders(value: Value, report: Report): Record<string, number> {
  const entries = readEntries(value, "limits.keepHolders", report).map((entry) => [
    entry.key,
    readCount(entry.value, `limits.keepHolders.${entry.key}`, report) ?? 0,
  ]);
  // Unlike an assignment, this cannot set the prototype.
  return Object.fromEntries(entries);
}
