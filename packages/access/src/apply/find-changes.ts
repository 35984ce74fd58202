import type { OrganizationSnapshot } from "../model/snapshot.ts";
import { canonicalJson } from "../plan/canonical-json.ts";
import { findObject, levelOf, splitKey } from "../plan/object-keys.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** What `findObject` returns for an object. */
interface Content {
  readonly name?: string;
  readonly email?: string;
  readonly permissions?: readonly Named[];
  /** Ids. */
  readonly policies?: readonly string[];
}

/** Says how two states differ in what the given keys stand for: one sentence for each key. */
export function findChanges(
  expected: OrganizationSnapshot,
  actual: OrganizationSnapshot,
  keys: Iterable<string>,
): string[] {
  const changes = [...keys].flatMap((key) => {
    const [before, after] = [expected, actual].map((state) => findObject(state, key));
    return canonicalJson(before) === canonicalJson(after)
      ? []
      : [
          {
            key,
            text: describeChange(key, toContent(before), toContent(after), [expected, actual]),
          },
        ];
  });
  // A name changes together with its object.
  const isName = ({ key }: { readonly key: string }) => /^(?:.*\/)?\w+-name:/.test(key);
  const objects = changes.filter((change) => !isName(change));
  return (objects.length > 0 ? objects : changes).map(({ text }) => text);
}

/**
 * Says in one sentence how something changed.
 *
 * @param before - `undefined` if it is not known what it was
 * @param after - `null` if it does not exist
 */
export function describeChange(
  key: string,
  before: Content | null | undefined,
  after: Content | null,
  snapshots: readonly OrganizationSnapshot[],
): string {
  const { project, kind, name } = splitKey(key);
  if (kind.endsWith("-name")) {
    return `The ${kind.replace("-name", "")} name ${JSON.stringify(name)} was taken or freed.`;
  }
  if (kind === "email") {
    return `${name} was invited, joined or left.`;
  }
  if (kind === "project-content") {
    const found = snapshots.flatMap(({ projects }) => projects ?? []).find(({ id }) => id === name);
    return `What is in the project ${JSON.stringify(found?.name ?? name)} was changed.`;
  }
  const content = after ?? before;
  const label = `The ${kind} ${content?.email ?? JSON.stringify(content?.name ?? name)}`;
  if (!before || !after) {
    return `${label} was ${after ? (before === null ? "created" : "changed") : "deleted"}.`;
  }
  const lists = snapshots.flatMap((snapshot) => levelOf(snapshot, project)?.policies ?? []);
  const names = new Map(lists.map((policy) => [policy.id, policy.name]));
  return `${label} was changed: ${describeDifferences(before, after, names)}.`;
}

function describeDifferences(
  before: Content,
  after: Content,
  policyNames: ReadonlyMap<string, string>,
): string {
  const [old, now] = [before, after].map((content) => partsOf(content, policyNames)) as [
    Map<string, string>,
    Map<string, string>,
  ];
  const fields = Object.keys(after).filter(
    (name) =>
      !["permissions", "policies"].includes(name) &&
      canonicalJson(before[name as keyof Content]) !== canonicalJson(after[name as keyof Content]),
  );
  const added = [...now].flatMap(([id, name]) => (old.has(id) ? [] : [`+ ${name}`]));
  const removed = [...old].flatMap(([id, name]) => (now.has(id) ? [] : [`- ${name}`]));
  return [...fields, ...added, ...removed].join(", ");
}

function partsOf(
  { permissions = [], policies = [] }: Content,
  policyNames: ReadonlyMap<string, string>,
): Map<string, string> {
  return new Map([
    ...permissions.map(({ id, name }) => [id, name] as const),
    ...policies.map((id) => [id, policyNames.get(id) ?? id] as const),
  ]);
}

function toContent(value: unknown): Content | null {
  return value as Content | null;
}
