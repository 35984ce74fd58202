import {
  type Declaration,
  type Kind,
  type LevelSnapshot,
  type OrganizationSnapshot,
  printable,
} from "@confident-admin/access";
import { UsageError } from "../arguments/usage-error.ts";

/** A kind of object that can be adopted. */
export type AdoptableKind = Extract<Kind, "policies" | "roles" | "members" | "projects">;

export const ADOPTABLE: readonly AdoptableKind[] = ["policies", "roles", "members", "projects"];

/** The kinds of which the organization, or a project, has an object with this name. */
export function kindsOf(
  snapshot: OrganizationSnapshot,
  name: string,
  project: string | undefined,
): AdoptableKind[] {
  const level = levelOf(snapshot, project);
  const lists: Readonly<Record<AdoptableKind, readonly string[]>> = {
    policies: level.policies.map((policy) => policy.name),
    roles: level.roles.flatMap((role) => (role.preset ? [] : [role.name])),
    members: (level.members ?? []).map(({ email }) => email),
    projects: project === undefined ? (snapshot.projects ?? []).map((one) => one.name) : [],
  };
  return ADOPTABLE.filter((kind) => lists[kind].some((candidate) => isSame(candidate, name, kind)));
}

function isSame(candidate: string, name: string, kind: AdoptableKind): boolean {
  return kind === "members" ? candidate.toLowerCase() === name.toLowerCase() : candidate === name;
}

/** The level of the organization, or of a project. @throws {UsageError} if the project does not exist. */
function levelOf(
  { organization, projects }: OrganizationSnapshot,
  project: string | undefined,
): LevelSnapshot {
  if (project === undefined) {
    return organization;
  }
  const level = projects?.find(({ name }) => name === project)?.level;
  if (!level) {
    throw new UsageError(`No project is named ${printable(JSON.stringify(project))}.`);
  }
  return level;
}

/** What to adopt. */
export interface Adoption {
  readonly kind: AdoptableKind;
  readonly name: string;
  /** The project that has it. */
  readonly project: string | undefined;
}

/** Leaves in the lists of a kind only what the file declares and the object to adopt. */
export function onlyDeclaredAnd(
  snapshot: OrganizationSnapshot,
  declaration: Declaration,
  adoption: Adoption,
): OrganizationSnapshot {
  const { kind, name, project } = adoption;
  const adopted = kind === "projects" ? name : project;
  const projects = snapshot.projects?.flatMap((live) => {
    const declared = declaration.projects.find((one) => one.name === live.name);
    const isAdopted = kind === "projects" && live.name === name;
    if (!declared && live.name !== adopted) {
      return [];
    }
    // A project without a level keeps what the file says about it.
    const others = kind === "projects" ? null : live.level;
    const level = others && filterLevel(others, declared?.level, adoption, live.name);
    return [{ ...live, level: isAdopted ? live.level : level }];
  });
  return {
    ...snapshot,
    organization: filterLevel(snapshot.organization, declaration.level, adoption, undefined),
    projects: projects ?? null,
  };
}

/** Filters the list of one kind. The others are complete, because objects refer to each other. */
function filterLevel(
  live: LevelSnapshot,
  declared: Declaration["level"] | undefined,
  { kind, name, project }: Adoption,
  here: string | undefined,
): LevelSnapshot {
  const wanted = project === here ? [name] : [];
  switch (kind) {
    case "policies":
      return { ...live, policies: keep(live.policies, declared?.policies, wanted) };
    case "roles":
      return { ...live, roles: keep(live.roles, declared?.roles, wanted) };
    case "members":
      return { ...live, members: keepMembers(live.members, declared, wanted) };
    default:
      return live;
  }
}

function keep<T extends { readonly name: string }>(
  live: readonly T[],
  declared: readonly { readonly name: string }[] = [],
  wanted: readonly string[],
): T[] {
  const names = new Set([...declared.map(({ name }) => name), ...wanted]);
  return live.filter(({ name }) => names.has(name));
}

function keepMembers(
  live: LevelSnapshot["members"],
  declared: Declaration["level"] | undefined,
  wanted: readonly string[],
): LevelSnapshot["members"] {
  const emails = [...(declared?.members ?? []).map(({ email }) => email), ...wanted];
  const known = new Set(emails.map((email) => email.toLowerCase()));
  return live?.filter(({ email }) => known.has(email.toLowerCase())) ?? null;
}
