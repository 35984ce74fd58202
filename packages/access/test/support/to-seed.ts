import type { Seed } from "@confident-admin/mock/fake";
import {
  type LevelModel,
  PERMISSIONS,
  PROJECT_PERMISSIONS,
  type WorldModel,
} from "./world-model.ts";

/** Converts a world into the initial state of a fake, before the change. */
export function toSeed(world: WorldModel): Seed {
  const catalog = (names: readonly string[], prefix: string) =>
    names.map((name) => ({ id: `${prefix}${name}`, name }));
  const level = toLevel(world.level, "", "organizationRole");
  return {
    organization: { id: "organization-1", name: "Acme" },
    permissions: catalog(PERMISSIONS, "permission-"),
    projectPermissions: catalog(PROJECT_PERMISSIONS, "project-permission-"),
    ...level,
    members: [{ id: "owner", email: "owner@acme.test", role: "Owner" }, ...level.members],
    invitations: world.invited.flatMap(({ key, before }, index) =>
      before ? [{ id: index + 1, email: `${key}@acme.test`, role: "Member" }] : [],
    ),
    governancePolicies: ["PII controls", "Red teaming"].map((name) => ({ id: name, name })),
    projects: world.projects.flatMap(({ key, before, level }) =>
      before
        ? [
            {
              id: key,
              name: before.name,
              description: before.description,
              governancePolicy: before.governance,
              ...toLevel(level, `${key}-`, "projectRole"),
              invitations: [],
              apiKeys: [],
            },
          ]
        : [],
    ),
  };
}

function toLevel({ policies, roles, members }: LevelModel, prefix: string, field: string) {
  const nameOf = (slots: LevelModel["roles"], key: string) =>
    slots.find((slot) => slot.key === key)?.before?.name ?? key;
  return {
    policies: policies.flatMap(({ key, before }) =>
      before
        ? [
            {
              id: prefix + key,
              name: before.name,
              description: before.description,
              permissions: before.has,
            },
          ]
        : [],
    ),
    roles: roles.flatMap(({ key, before }) =>
      before
        ? [
            {
              id: roleId(prefix + key),
              name: before.name,
              description: before.description,
              policies: before.has.map((policy) => nameOf(policies, policy)),
            },
          ]
        : [],
    ),
    members: members.flatMap(({ key, before }) =>
      before
        ? [
            {
              id: key,
              email: `${key}@acme.test`,
              ...(before.role === null ? { [field]: null } : { role: nameOf(roles, before.role) }),
            },
          ]
        : [],
    ),
  };
}

/** The id of a role in a seed: invitations take only UUIDs. */
export function roleId(key: string): string {
  const digits = `${key.startsWith("project") ? 1 : ""}${key.replace(/\D/g, "")}`;
  return `00000000-0000-4000-8000-${digits.padStart(12, "0")}`;
}
