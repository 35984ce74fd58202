import type { Declared } from "../model/declaration.ts";

interface Named {
  readonly id: string;
  readonly name: string;
}

/** Finds the object that a file means: by `id`, by name, or by a former name. */
export function matchDeclared<T extends Named>(
  { id, name, was }: Declared,
  items: readonly T[],
): T | undefined {
  if (id !== undefined) {
    return items.find((item) => item.id === id);
  }
  const named = (wanted: string) => items.find((item) => item.name === wanted);
  return named(name) ?? was.map(named).find((item) => item !== undefined);
}

/** The id of an object that a plan creates. */
export function referenceTo(project: string | null, kind: string, name: string): string {
  const path = project === null ? [kind, name] : [project, kind, name];
  // Names may contain slashes.
  return `ref:${path.map((part) => part.replaceAll("%", "%25").replaceAll("/", "%2F")).join("/")}`;
}
