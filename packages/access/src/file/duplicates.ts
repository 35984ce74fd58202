import type { DeclaredLevel, DeclaredName } from "../model/declaration.ts";
import type { Position } from "../model/position.ts";
import { comparable, groupBy } from "./comparable.ts";
import { type Report, showPosition } from "./problems.ts";
import type { FileContent } from "./read-file.ts";

interface Named {
  readonly name: string;
  readonly at: Position;
  readonly id?: string | undefined;
  readonly was?: readonly string[] | undefined;
}

/** Where a problem is added: the report of the file that a position is in. */
type Add = (at: Position, message: string) => void;

/** Settings that only one file may have. */
const SETTINGS = ["organization", "manage", "sensitive", "limits"] as const;

/** Adds a problem for everything that is declared twice, in one file or in several. */
export function findDuplicates(contents: readonly FileContent[]): void {
  const reports = new Map<string, Report>(contents.map(({ report }) => [report.path, report]));
  const add: Add = (at, message) => reports.get(at.file)?.add(at, message);
  for (const setting of SETTINGS) {
    const found = contents.flatMap(({ report, fields }) => {
      const entry = fields[setting];
      return entry === undefined ? [] : [{ name: setting, at: report.at(entry.offset) }];
    });
    findTwice(found, add);
  }
  const projects = contents.flatMap((content) => content.projects);
  const removed = contents.flatMap((content) => content.removedProjects);
  checkKind("project", projects, removed, add);
  checkLevels(
    contents.map(({ level }) => level),
    add,
  );
  for (const { level } of projects) {
    checkLevels([level], add);
  }
}

function checkLevels(levels: readonly DeclaredLevel[], add: Add): void {
  for (const kind of ["policies", "roles"] as const) {
    const declared = levels.flatMap((level) => level[kind]);
    const removed = levels.flatMap((level) => level.removed[kind]);
    checkKind(kind === "policies" ? "policy" : "role", declared, removed, add);
  }
  const members = levels.flatMap((level) => level.members);
  const removed = levels.flatMap((level) => level.removed.members);
  const declared = members.map(({ email, at }) => ({ name: email.toLowerCase(), at }));
  findTwice(declared, add);
  findRemoved(
    "member",
    declared,
    removed.map(({ name, at }) => ({ name: name.toLowerCase(), at })),
    add,
  );
}

function checkKind(
  kind: string,
  declared: readonly Named[],
  removed: readonly DeclaredName[],
  add: Add,
): void {
  findTwice(declared, add);
  findTwice(removed, add);
  findAmbiguous(kind, declared, add);
  findRemoved(kind, declared, removed, add);
  const former = declared.flatMap(({ was, at }) => (was ?? []).map((name) => ({ name, at })));
  for (const [first, second] of pairs(groupBy(former, ({ name }) => name))) {
    add(second.at, `${quote(first.name)} is also listed under was at ${showPosition(first.at)}.`);
  }
  findRemoved(`former name of a ${kind}`, former, removed, add);
  const ids = declared.flatMap(({ id, at }) => (id === undefined ? [] : [{ name: id, at }]));
  for (const [first, second] of pairs(groupBy(ids, ({ name }) => name))) {
    add(second.at, `The ${kind} at ${showPosition(first.at)} has the same id.`);
  }
}

function findTwice(named: readonly Named[], add: Add): void {
  for (const [first, second] of pairs(groupBy(named, ({ name }) => name))) {
    add(second.at, `${quote(second.name)} is already at ${showPosition(first.at)}.`);
  }
}

function findAmbiguous(kind: string, declared: readonly Named[], add: Add): void {
  for (const [first, second] of pairs(groupBy(declared, ({ name }) => comparable(name)))) {
    const told = first.id !== undefined && second.id !== undefined;
    if (first.name !== second.name && !told) {
      const names = `${spell(first.name)} at ${showPosition(first.at)} and ${spell(second.name)} at ${showPosition(second.at)}`;
      add(
        second.at,
        `The names of two ${kind === "policy" ? "policies" : `${kind}s`} look the same: ${names}. Change one, or give both an id.`,
      );
    }
  }
}

function findRemoved(
  kind: string,
  declared: readonly Named[],
  removed: readonly DeclaredName[],
  add: Add,
): void {
  const places = new Map(declared.map(({ name, at }) => [name, at]));
  for (const { name, at } of removed) {
    const place = places.get(name);
    if (place !== undefined) {
      add(at, `${quote(name)} is under removed, and a ${kind} at ${showPosition(place)}.`);
    }
  }
}

/** The first item of each group with each other one. */
function pairs<T>(groups: readonly (readonly T[])[]): [T, T][] {
  return groups.flatMap(([first, ...others]) => others.map((other): [T, T] => [first as T, other]));
}

function quote(name: string): string {
  return JSON.stringify(name);
}

/** Quotes a name with escapes for everything that is not ASCII, so that readers see differences in normalization. */
function spell(name: string): string {
  return quote(name).replace(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}
