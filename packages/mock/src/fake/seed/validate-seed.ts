import openapi from "@confident-admin/spec";
import { createValidator } from "../validate.ts";
import { findMisspelling } from "./find-misspelling.ts";

const { components } = openapi;
const { schemas } = components;

interface ObjectSchema {
  readonly properties: object;
}

/** A list of items, or how many to generate. */
const list = (items: object) => ({
  if: { type: "integer", minimum: 0 },
  else: { type: "array", items },
});

/** As in responses, resources can have fields that the document does not describe. */
const seeded = (
  { properties, ...schema }: ObjectSchema,
  required: readonly string[],
  changes: object = {},
) => ({ ...schema, required, properties: { ...properties, ...changes } });

const named = (schema: ObjectSchema, changes?: object) => seeded(schema, ["name"], changes);

const references = {
  type: "array",
  items: { if: { type: "string" }, else: schemas.NamedReference },
};
// Requests have `permissionIds`, `policyIds` and `roleId`. In a seed, these are mistakes.
const policy = named(schemas.Policy, { permissions: references, permissionIds: false });
const asRole = { policies: references, policyIds: false };
const withRole = { role: { type: "string" }, roleId: false };
const permissions = { type: "array", items: named(schemas.Permission) };
const apiKey = seeded(schemas.ApiKey, []);

const project = named(schemas.Project, {
  governancePolicy: { if: { type: "string" }, else: schemas.Project.properties.governancePolicy },
  policies: list(policy),
  roles: list(named(schemas.ProjectRole, asRole)),
  members: list(seeded(schemas.ProjectMember, ["email"], withRole)),
  invitations: list(seeded(schemas.ProjectInvitation, ["email"], withRole)),
  apiKeys: list(apiKey),
});

const properties = {
  // No field is required, so without this check a misspelled name would be ignored.
  organization: { ...schemas.Organization, required: [], additionalProperties: false },
  permissions,
  policies: list(policy),
  roles: list(named(schemas.Role, asRole)),
  members: list(seeded(schemas.Member, ["email"], withRole)),
  invitations: list(seeded(schemas.Invitation, ["email"], withRole)),
  apiKeys: { if: { type: "null" }, else: list({ if: { type: "string" }, else: apiKey }) },
  governancePolicies: list(
    named(schemas.GovernancePolicy, {
      controls: { type: "array", items: named(schemas.GovernanceControl) },
    }),
  ),
  projectPermissions: permissions,
  projects: list(project),
};

/** The fields of a seed. */
export const SEED_FIELDS = Object.keys(properties) as (keyof typeof properties)[];

const validate = createValidator({ properties, components });

/** Describes what is wrong with a seed. Returns `undefined` if it is valid. */
export function validateSeed(seed: object): string | undefined {
  // Check this first, because a required field with a misspelled name also counts as missing.
  return findMisspelling(seed, { properties }) ?? validate(seed);
}
