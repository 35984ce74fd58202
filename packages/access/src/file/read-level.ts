import type {
  Declared,
  DeclaredLevel,
  DeclaredMember,
  DeclaredName,
  DeclaredPolicy,
  DeclaredRole,
  Kind,
} from "../model/declaration.ts";
import type { Report } from "./problems.ts";
import { type Fields, readEntries, readFields, readNames, readString } from "./read-values.ts";
import type { Entry, Value } from "./values.ts";

export const POLICY_KEYS = ["id", "was", "description", "permissions"] as const;
export const ROLE_KEYS = ["id", "was", "description", "policies"] as const;
const REMOVED_KEYS = ["policies", "roles", "members"] as const;

/** The keys of the organization, and of a project, that describe a level. */
export const LEVEL_KEYS = ["policies", "roles", "members", "removed"] as const;

/** Reads the policies, roles and members of the organization or of a project. */
export function readLevel(
  fields: Fields<(typeof LEVEL_KEYS)[number] | "projects">,
  kinds: readonly (keyof typeof fields & Kind)[],
  report: Report,
): DeclaredLevel {
  return {
    policies: readAll(fields.policies, "policies", readPolicy, report),
    roles: readAll(fields.roles, "roles", readRole, report),
    members: readAll(fields.members, "members", readMember, report),
    absent: kinds.filter((key) => fields[key] === undefined),
    removed: readRemoved(fields.removed, kinds, report),
  };
}

/** Reads a mapping by name, such as `policies`. */
export function readAll<T>(
  section: Entry | undefined,
  what: string,
  read: (entry: Entry, report: Report) => T | undefined,
  report: Report,
): T[] {
  const entries = section === undefined ? [] : readEntries(section.value, what, report);
  return entries.map((entry) => read(entry, report)).filter((item) => item !== undefined);
}

/** Reads what every named object has. */
export function readDeclared(
  { key, offset }: Entry,
  fields: Fields<"id" | "was">,
  report: Report,
): Declared {
  const was = fields.was === undefined ? [] : readNames(fields.was.value, "was", report);
  const itself = was.find(({ name }) => name === key);
  if (fields.was !== undefined && itself !== undefined) {
    report.add(fields.was.offset, `${JSON.stringify(key)} must not list its own name under was.`);
  }
  return {
    name: key,
    id: fields.id && readString(fields.id.value, "id", report),
    was: was.map(({ name }) => name),
    at: report.at(offset),
  };
}

function readPolicy(entry: Entry, report: Report): DeclaredPolicy {
  const what = `The policy ${JSON.stringify(entry.key)}`;
  const fields = readFields(entry.value, what, POLICY_KEYS, report);
  return {
    ...readDeclared(entry, fields, report),
    description: readDescription(fields.description, report),
    permissions: fields.permissions && readNames(fields.permissions.value, "permissions", report),
  };
}

function readRole(entry: Entry, report: Report): DeclaredRole {
  const what = `The role ${JSON.stringify(entry.key)}`;
  const fields = readFields(entry.value, what, ROLE_KEYS, report);
  return {
    ...readDeclared(entry, fields, report),
    description: readDescription(fields.description, report),
    policies: fields.policies && readNames(fields.policies.value, "policies", report),
  };
}

function readDescription(entry: Entry | undefined, report: Report): string | null | undefined {
  const value = entry?.value;
  return value?.kind === "scalar" && value.value === null && value.source !== ""
    ? null
    : value && readText(value, report);
}

/** Reads a description, which may be an empty string. */
export function readText(value: Value, report: Report): string | undefined {
  return value.kind === "scalar" && typeof value.value === "string"
    ? value.value
    : readString(value, "description", report);
}

function readMember({ key, offset, value }: Entry, report: Report): DeclaredMember | undefined {
  checkEmail(key, offset, report);
  const role = readString(value, `The role of ${key}`, report);
  return role === undefined ? undefined : { email: key, role, at: report.at(offset) };
}

/** Adds a problem if a string is not an e-mail address. */
export function checkEmail(email: string, offset: number, report: Report): void {
  if (!/^[^@\s]+@[^@\s]+$/.test(email)) {
    report.add(offset, `${JSON.stringify(email)} is not an e-mail address.`);
  }
}

function readRemoved(
  section: Entry | undefined,
  keys: readonly string[],
  report: Report,
): DeclaredLevel["removed"] {
  const fields: Fields<string> =
    section === undefined ? {} : readFields(section.value, "removed", keys, report);
  const [policies, roles, members] = REMOVED_KEYS.map((key) =>
    readRemovedNames(fields[key], report),
  );
  return { policies: policies ?? [], roles: roles ?? [], members: members ?? [] };
}

/** Reads one list of `removed`. */
export function readRemovedNames(entry: Entry | undefined, report: Report): DeclaredName[] {
  return entry === undefined ? [] : readNames(entry.value, `removed.${entry.key}`, report);
}
