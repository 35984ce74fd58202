import type { ConfidentAdmin, Project } from "@confident-admin/core";
import { hostOfClient } from "@confident-admin/core/internal";
import { IncompleteReadError } from "../model/errors.ts";
import type { OrganizationSnapshot, ProjectSnapshot, ReadRecord } from "../model/snapshot.ts";
import type { AccessEvent } from "./events.ts";
import type { Limiter } from "./limiter.ts";
import { type LevelOptions, readOrganizationLevel, readProjectLevel } from "./read-level.ts";
import { Reader } from "./reader.ts";

const PRESETS_NOTE =
  "The API does not say what preset roles hold. Owner and Admin, and Owner and Manager in projects, are treated as holding every permission.";

/** What {@link readOrganization} reads, besides the organization's permissions, policies and roles. */
export interface ReadOptions {
  /**
   * Whether to read members, 100 with each request.
   * @default true
   */
  readonly members?: boolean | undefined;
  /** @default false */
  readonly invitations?: boolean | undefined;
  /**
   * Whether to read the governance policies. Also lists the projects, which have them.
   * @default false
   */
  readonly governance?: boolean | undefined;
  /**
   * The projects whose access control is read: all, or those with these names. Names without a project are ignored.
   * @default none; the projects are not even listed
   */
  readonly projects?: "all" | readonly string[] | undefined;
  /** Ends the requests. The call rejects with a `ConfidentAbortError` or the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Receives progress. Errors that it throws are ignored. */
  readonly onEvent?: ((event: AccessEvent) => void) | undefined;
}

/**
 * Reads the access control of the organization that the key belongs to. Sends at most six requests at once. Waits if the
 * server limits the rate. If members could not be read completely, `reads` says so.
 *
 * @throws {RejectedError} if the server rejects the key.
 * @throws {IncompleteReadError} if any other list cannot be read.
 */
export function readOrganization(
  admin: ConfidentAdmin,
  options: ReadOptions = {},
): Promise<OrganizationSnapshot> {
  return readWith(undefined, admin, options);
}

/** Reads as {@link readOrganization} does, with a limiter that other requests use too. */
export async function readWith(
  limiter: Limiter | undefined,
  admin: ConfidentAdmin,
  options: ReadOptions,
): Promise<OrganizationSnapshot> {
  const { members = true, invitations = false, governance = false, projects } = options;
  const reader = new Reader(admin, limiter, options.signal, options.onEvent);
  const level = { members, invitations };
  const { id, name } = await reader.require({ operation: "getOrganization" }, (call) =>
    admin.organization.get(call),
  );
  reader.record({ operation: "getOrganization" }, [id], true, 1);
  const [organization, projectSnapshots, governancePolicies] = await Promise.all([
    readOrganizationLevel(reader, level),
    projects === undefined && !governance ? null : readProjects(reader, projects ?? [], level),
    governance
      ? reader.list({ operation: "listGovernancePolicies" }, (call) =>
          admin.governancePolicies.list(call),
        )
      : null,
  ]);
  return {
    host: await hostOfClient(admin.client),
    id,
    name,
    organization,
    projects: projectSnapshots,
    governancePolicies:
      governancePolicies?.map((policy) => ({ id: policy.id, name: policy.name })) ?? null,
    reads: sortRecords(reader.records),
    notes: [PRESETS_NOTE],
  };
}

async function readProjects(
  reader: Reader,
  selected: "all" | readonly string[],
  options: LevelOptions,
): Promise<ProjectSnapshot[]> {
  const listed = await reader.list({ operation: "listProjects" }, (call) =>
    reader.admin.projects.list(call),
  );
  return Promise.all(
    listed.map(async (project) => {
      const { id, name, description, governancePolicy } = checkProject(project);
      const isSelected = selected === "all" || selected.includes(name);
      return {
        id,
        name,
        description: description ?? null,
        governancePolicyId: governancePolicy?.id ?? null,
        level: isSelected ? await readProjectLevel(reader, id, options) : null,
      };
    }),
  );
}

/** The document requires no field of a project. */
function checkProject(project: Project): Project & { id: string; name: string } {
  const { id, name } = project;
  if (id === undefined || name === undefined) {
    throw new IncompleteReadError("The server returns a project without an id or a name.");
  }
  return { ...project, id, name };
}

/** Responses arrive in any order. */
function sortRecords(records: readonly ReadRecord[]): ReadRecord[] {
  const key = ({ operation, projectId = "" }: ReadRecord) => `${projectId} ${operation}`;
  return [...records].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
