import { normalizeEmail } from "../normalize-email.ts";
import { randomUuid } from "../random-uuid.ts";
import { failure, success } from "../reply.ts";
import { findById, findPreset, type Scope, type ScopedMember, toReference } from "../scope.ts";
import type { ProjectInput, ProjectUpdate } from "../types.ts";
import { addApiKey } from "./api-keys.ts";
import type { Context, ProjectScope, RunOperation } from "./operation.ts";
import { nameTaken } from "./references.ts";

export const listProjects: RunOperation = (_, { projects }) =>
  success({ projects: projects.map(({ project }) => project) });

/** Creates a project with a default key. The member with the given `email` becomes the project's Owner. */
export const createProject: RunOperation = ({ body }, context) => {
  const { email, ...input } = body as ProjectInput;
  if (isNameTaken(context, input.name)) {
    return nameTaken("project", input.name);
  }
  const owner = email === undefined ? undefined : findMember(context.scope, email);
  if (email !== undefined && !owner) {
    return failure(422, `No member has the address ${JSON.stringify(email)}`);
  }
  const created = context.createProject({
    id: randomUuid(),
    description: null,
    ...input,
    organizationId: context.organization.id,
    created_at: new Date().toISOString(),
    governancePolicy: null,
  });
  created.members = owner ? [toOwner(created, owner)] : [];
  const apiKey = addApiKey(created, "Default Key", context);
  context.projects = [...context.projects, created];
  return success({ project: created.project, apiKey });
};

export const getProject: RunOperation = ({ params }, { projects }) => {
  const known = findById(projects, params["projectId"]);
  return known ? success({ project: known.project }) : failure(404);
};

export const updateProject: RunOperation = ({ params, body }, context) => {
  const known = findById(context.projects, params["projectId"]);
  const changes = body as ProjectUpdate;
  if (!known) {
    return failure(404);
  }
  if (Object.keys(changes).length === 0) {
    return failure(422, "At least one field is required");
  }
  if (changes.name !== undefined && isNameTaken(context, changes.name, known)) {
    return nameTaken("project", changes.name);
  }
  known.project = { ...known.project, ...changes };
  return success({ project: known.project });
};

export const deleteProject: RunOperation = ({ params }, context) => {
  const known = findById(context.projects, params["projectId"]);
  context.projects = context.projects.filter((one) => one !== known);
  return known ? success({ id: known.id, deleted: true }) : failure(404);
};

function isNameTaken({ projects }: Context, name: string, known?: ProjectScope): boolean {
  return projects.some((one) => one !== known && one.project.name === name);
}

function findMember({ members }: Scope, address: string): ScopedMember | undefined {
  return members.find(({ email }) => normalizeEmail(email) === normalizeEmail(address));
}

function toOwner(created: Scope, { organizationRole: _, ...member }: ScopedMember): ScopedMember {
  const owner = findPreset(created, "Owner");
  return { ...member, projectRole: owner ? toReference(owner) : null };
}
