import openapi from "@confident-admin/spec";
import { EXAMPLES } from "./document.ts";
import { mistakeFinder } from "./mistakes.ts";
import type { FakeState, Organization } from "./types.ts";

type Optional<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

/** What a fake may be told to begin with. */
export interface Beginning extends Optional<Omit<FakeState, "organization">> {
  readonly organization?: Optional<Organization> | undefined;
}

const { components } = openapi;
const { schemas } = components;

const POLICY_PROPERTIES = { ...schemas.Policy.properties, permissionIds: false };

const mistakeIn = mistakeFinder({
  properties: {
    // Nothing is missed there, so that a misspelt name would be lost.
    organization: { ...schemas.Organization, required: [], additionalProperties: false },
    permissions: { type: "array", items: schemas.Permission },
    // Answers may have more, but this is what somebody writes who means permissions.
    policies: { type: "array", items: { ...schemas.Policy, properties: POLICY_PROPERTIES } },
  },
  components,
});

/**
 * Completes what a fake begins with from the document's examples.
 *
 * @throws {TypeError} if something is not as the document's schemas have it
 * @throws {RangeError} if an id or a name is there twice
 */
export function beginningOf({ organization, permissions, policies }: Beginning): FakeState {
  // As it will be answered, where what is undefined is left out.
  const given = JSON.parse(JSON.stringify({ organization, permissions, policies }));
  const mistake = mistakeIn(given);
  if (mistake !== undefined) {
    throw new TypeError(`A fake cannot begin with this: ${mistake}.`);
  }
  const state: FakeState = {
    ...EXAMPLES,
    // The examples' policies grant the examples' permissions: beside others they would make no sense.
    ...(given.permissions && { policies: [] }),
    ...given,
    organization: { ...EXAMPLES.organization, ...given.organization },
  };
  const contradiction = contradictionIn(state);
  if (contradiction !== undefined) {
    throw new RangeError(`A fake cannot begin with this: ${contradiction}.`);
  }
  return state;
}

/** That a policy grants what is not in the list is none: an API may have stopped to offer it. */
function contradictionIn({ permissions, policies }: FakeState): string | undefined {
  return [
    ...repeated("permissions", "id", permissions),
    ...repeated("permissions", "name", permissions),
    ...repeated("policies", "id", policies),
    ...repeated("policies", "name", policies),
  ][0];
}

function repeated<Key extends string>(
  list: string,
  key: Key,
  items: readonly Readonly<Record<Key, string>>[],
): readonly string[] {
  const first = new Map<string, number>();
  return items.flatMap((item, index) => {
    const before = first.get(item[key]);
    if (before === undefined) {
      first.set(item[key], index);
      return [];
    }
    return [`${list}[${index}].${key} is the same as ${list}[${before}].${key}`];
  });
}
