import { ORGANIZATION, PROJECT } from "../levels.ts";
import { normalizeEmail } from "../normalize-email.ts";
import type {
  FakeProject,
  FakeState,
  GovernancePolicy,
  Member,
  Organization,
  Permission,
} from "../types.ts";
import { findReference } from "./find-reference.ts";
import type { Ids } from "./ids.ts";
import { CREATED_AT, resolveScope } from "./resolve-scope.ts";
import type { ProjectLists, SeedLists } from "./seed.ts";

/**
 * Converts a seed into the API's format.
 *
 * @throws {RangeError} if something refers to an unknown resource.
 */
export function resolveSeed(seed: SeedLists, ids: Ids): FakeState {
  const organization = seed.organization as Organization;
  const identify = (items: readonly object[]) => items.map((item) => ids.identified(item));
  const permissions = identify(seed.permissions) as Permission[];
  const projectPermissions = identify(seed.projectPermissions) as Permission[];
  const { id } = organization;
  const scope = { level: ORGANIZATION, id, lists: seed, permissions, place: "" };
  const resources = resolveScope(scope, ids);
  const governancePolicies = seed.governancePolicies.map(({ controls = [], ...policy }) => ({
    projectsCount: 0,
    ...ids.identified(policy),
    controls: identify(controls),
  })) as GovernancePolicy[];
  const state = { organization, permissions, ...resources, governancePolicies, projectPermissions };
  const projects = seed.projects.map((project, index) =>
    resolveProject(state, project, `projects[${index}].`, ids),
  );
  return { ...state, projects };
}

function resolveProject(
  state: Omit<FakeState, "projects">,
  { policies, roles, members, invitations, apiKeys, governancePolicy, ...rest }: ProjectLists,
  place: string,
  ids: Ids,
): FakeProject {
  const { organization, projectPermissions: permissions } = state;
  const people = members.map((member, index) => ({
    ...member,
    ...findPerson(state.members, member, `${place}members[${index}]`),
  }));
  const lists = { policies, roles, members: people, invitations, apiKeys };
  const project = ids.identified(rest);
  const { id } = project;
  const policy =
    governancePolicy &&
    findReference(state.governancePolicies, governancePolicy, `${place}governancePolicy`);
  return {
    created_at: CREATED_AT,
    ...project,
    organizationId: organization.id,
    governancePolicy: policy ?? null,
    ...resolveScope({ level: PROJECT, id, lists, permissions, place }, ids),
  } as FakeProject;
}

/**
 * Returns the member of the organization with a member's address. Only members of the organization can be in a project.
 *
 * @throws {RangeError} if no member has the address, or if the member has another id.
 */
function findPerson(
  members: readonly Member[],
  { email, id }: ProjectLists["members"][number],
  place: string,
): Omit<Member, "organizationRole"> {
  const found = members.find((one) => normalizeEmail(one.email) === normalizeEmail(email));
  if (!found) {
    throw new RangeError(
      `Invalid initial state: ${place}.email is not the address of a member of the organization: ${JSON.stringify(email)}.`,
    );
  }
  const { organizationRole: _, ...person } = found;
  if (id !== undefined && id !== person.id) {
    throw new RangeError(
      `Invalid initial state: ${place}.id must match the member of the organization with this address: ${JSON.stringify(person.id)}.`,
    );
  }
  return person;
}
