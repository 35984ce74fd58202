import openapi from "@confident-admin/spec";
import { EXAMPLES } from "./document.ts";
import type { FakeState, Organization } from "./types.ts";
import { createValidator } from "./validate.ts";

type Optional<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

/** The initial state of a fake. */
export interface InitialState extends Optional<Omit<FakeState, "organization">> {
  readonly organization?: Optional<Organization> | undefined;
}

const { components } = openapi;
const { schemas } = components;

const POLICY_PROPERTIES = { ...schemas.Policy.properties, permissionIds: false };

const validate = createValidator({
  properties: {
    // No field is required, so a misspelled name would otherwise be ignored.
    organization: { ...schemas.Organization, required: [], additionalProperties: false },
    permissions: { type: "array", items: schemas.Permission },
    // Policies may have more fields, but permissionIds is a mistake for permissions.
    policies: { type: "array", items: { ...schemas.Policy, properties: POLICY_PROPERTIES } },
  },
  components,
});

/**
 * Completes an initial state with the document's examples.
 *
 * @throws {TypeError} if the state does not match the document's schemas.
 * @throws {RangeError} if an id or a name is duplicated.
 */
export function createInitialState(given: InitialState): FakeState {
  const { organization, permissions, policies } = given;
  // Through JSON, as in a response: undefined values are left out.
  const copy = JSON.parse(JSON.stringify({ organization, permissions, policies }));
  const problem = validate(copy);
  if (problem !== undefined) {
    throw new TypeError(`Invalid initial state: ${problem}.`);
  }
  const state: FakeState = {
    ...EXAMPLES,
    // The example policies refer to the example permissions.
    ...(copy.permissions && { policies: [] }),
    ...copy,
    organization: { ...EXAMPLES.organization, ...copy.organization },
  };
  const duplicate = findDuplicate(state);
  if (duplicate !== undefined) {
    throw new RangeError(`Invalid initial state: ${duplicate}.`);
  }
  return state;
}

/** A policy may grant a permission that is not in the list: the API may have withdrawn it. */
function findDuplicate({ permissions, policies }: FakeState): string | undefined {
  return [
    ...duplicates("permissions", "id", permissions),
    ...duplicates("permissions", "name", permissions),
    ...duplicates("policies", "id", policies),
    ...duplicates("policies", "name", policies),
  ][0];
}

function duplicates<Key extends string>(
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
