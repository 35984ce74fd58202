import type { Assertion, Subject } from "../model/declaration.ts";
import type { Report } from "./problems.ts";
import { checkEmail } from "./read-level.ts";
import {
  type Fields,
  readChoice,
  readCount,
  readFields,
  readNames,
  readString,
} from "./read-values.ts";
import type { Entry, Value } from "./values.ts";

const RULES = ["never", "always", "atLeast", "atMost", "noneExcept"] as const;
const SUBJECTS = ["members", "role", "member"] as const;
export const ASSERTION_KEYS = ["name", "project", ...RULES, ...SUBJECTS, "hold"] as const;

type Rule = (typeof RULES)[number];
type Content = Assertion extends infer A
  ? A extends Assertion
    ? Omit<A, "name" | "project" | "at">
    : never
  : never;

/** Reads an item of `assert`. */
export function readAssertion(value: Value, report: Report): Assertion | undefined {
  const fields = readFields(value, "An assertion", ASSERTION_KEYS, report);
  const rules = RULES.filter((rule) => fields[rule] !== undefined);
  const [rule] = rules;
  if (rule === undefined || rules.length > 1) {
    report.add(value.offset, `An assertion must have exactly one of: ${RULES.join(", ")}.`);
    return undefined;
  }
  const project = fields.project && readString(fields.project.value, "project", report);
  const name = fields.name && readString(fields.name.value, "name", report);
  checkApplicable(rule, fields, report);
  const content = readContent(rule, fields, value, report);
  if (content === undefined) {
    return undefined;
  }
  const at = report.at(value.offset);
  return { name: name ?? describe(content), project: project ?? null, at, ...content } as Assertion;
}

function checkApplicable(rule: Rule, fields: Fields<string>, report: Report): void {
  const allowed = rule === "never" || rule === "always" ? [] : ["hold"];
  const subjects = rule === "atLeast" || rule === "atMost" ? ["members", "role"] : [];
  for (const key of [...SUBJECTS, "hold"]) {
    if (fields[key] !== undefined && ![...allowed, ...subjects].includes(key)) {
      report.add(fields[key].offset, `${key} does not belong beside ${rule}.`);
    }
  }
}

function readContent(
  rule: Rule,
  fields: Fields<(typeof ASSERTION_KEYS)[number]>,
  value: Value,
  report: Report,
): Content | undefined {
  const entry = fields[rule] as Entry;
  if (rule === "never" || rule === "always") {
    const inner = readFields(entry.value, rule, [...SUBJECTS, "holds"], report);
    const subject = readSubject(inner, entry.value, report);
    const holds = required(inner.holds, "holds", entry.value, report);
    return subject && holds !== undefined
      ? ({ [rule]: { subject, holds } } as unknown as Content)
      : undefined;
  }
  const hold = required(fields.hold, "hold", value, report);
  if (rule === "noneExcept") {
    const roles = readNames(entry.value, "noneExcept", report).map(({ name }) => name);
    return hold === undefined ? undefined : { noneExcept: roles, hold };
  }
  const count = readCount(entry.value, rule, report);
  const subject = readSubject(fields, value, report);
  return count !== undefined && subject && hold !== undefined
    ? ({ [rule]: count, subject, hold } as unknown as Content)
    : undefined;
}

function readSubject(
  { members, role, member }: Fields<(typeof SUBJECTS)[number]>,
  parent: Value,
  report: Report,
): Subject | undefined {
  const given = [members, role, member].filter((entry) => entry !== undefined);
  if (given.length !== 1) {
    report.add(
      parent.offset,
      "Write who the assertion is about: members: any, role: NAME or member: EMAIL.",
    );
    return undefined;
  }
  if (members !== undefined) {
    return readChoice(members.value, "members", ["any"] as const, report);
  }
  const [entry] = given as [Entry];
  const name = readString(entry.value, entry.key, report);
  if (name === undefined) {
    return undefined;
  }
  if (role !== undefined) {
    return { role: name };
  }
  checkEmail(name, entry.value.offset, report);
  return { member: name };
}

function required(
  entry: Entry | undefined,
  key: string,
  parent: Value,
  report: Report,
): string | undefined {
  if (entry === undefined) {
    report.add(parent.offset, `The key ${key} is missing: which permission?`);
    return undefined;
  }
  return readString(entry.value, key, report);
}

function describe(content: Content): string {
  if ("noneExcept" in content) {
    return `no role except ${content.noneExcept.join(", ") || "none"} holds ${content.hold}`;
  }
  if ("never" in content) {
    return `${who(content.never.subject)} never holds ${content.never.holds}`;
  }
  if ("always" in content) {
    return `${who(content.always.subject)} always holds ${content.always.holds}`;
  }
  const count = "atLeast" in content ? `at least ${content.atLeast}` : `at most ${content.atMost}`;
  return `${count} of ${who(content.subject)} hold ${content.hold}`;
}

function who(subject: Subject): string {
  if (subject === "any") {
    return "any member";
  }
  return "role" in subject ? `role ${subject.role}` : subject.member;
}
