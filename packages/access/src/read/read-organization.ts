import type { ConfidentAdmin } from "@confident-admin/core";
import { hostOfClient } from "@confident-admin/core/internal";
import { PRESET_NOTE } from "../access/presets.ts";
import type { OrganizationSnapshot, ProjectSnapshot, ReadRecord } from "../model/snapshot.ts";
import { sortBy } from "../plan/text.ts";
import type { AccessEvent } from "./events.ts";
import { type LevelOptions, LevelReader } from "./level-reader.ts";
import { Reader } from "./reader.ts";
import { toProject } from "./to-snapshot.ts";

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
   * The projects whose access control is read: all, or those with these names or ids. Others are ignored.
   * @default none; the projects are not even listed
   */
  readonly projects?: "all" | readonly string[] | undefined;
  /**
   * Whether to read the access control of any one project if `projects` selects none that exists. A plan that creates a project
   * learns from another one which permissions and preset roles projects have.
   * @default false
   */
  readonly anyProject?: boolean | undefined;
  /** Ends the requests. The call rejects with a `ConfidentAbortError` or the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Receives progress. Errors that it throws are ignored. */
  readonly onEvent?: ((event: AccessEvent) => void) | undefined;
}

/** Which parts to read. */
export interface Selection extends LevelOptions {
  readonly governance: boolean;
  /** Whether to read the access control of a project; `null` does not list projects. */
  readonly isSelected: ((project: ProjectSnapshot) => boolean) | null;
  readonly anyProject: boolean;
}

/**
 * Reads the access control of the organization that the key belongs to. Sends at most six requests at once. Waits if the
 * server limits the rate. If members could not be read completely, `reads` says so.
 *
 * @throws {RejectedError} if the server rejects the key.
 * @throws {IncompleteReadError} if any other list cannot be read.
 */
export async function readOrganization(
  admin: ConfidentAdmin,
  options: ReadOptions = {},
): Promise<OrganizationSnapshot> {
  const { members = true, invitations = false, governance = false, projects } = options;
  const { anyProject = false } = options;
  const isSelected =
    projects === undefined && !governance
      ? null
      : ({ id, name }: ProjectSnapshot) =>
          projects === "all" || (projects ?? []).some((one) => one === name || one === id);
  const reader = new Reader(admin, options);
  return readSelection(reader, { members, invitations, governance, isSelected, anyProject });
}

/** Reads the selected parts of an organization. */
export async function readSelection(
  reader: Reader,
  selection: Selection,
): Promise<OrganizationSnapshot> {
  const { admin } = reader;
  const { id, name } = await reader.require(
    { operation: "getOrganization" },
    admin.organization.get,
  );
  reader.record({ operation: "getOrganization" }, [id], true, 1);
  const [organization, projects, policies] = await Promise.all([
    new LevelReader(reader, "organization").all(selection),
    selection.isSelected && readProjects(reader, selection, selection.isSelected),
    selection.governance
      ? reader.list({ operation: "listGovernancePolicies" }, admin.governancePolicies.list)
      : null,
  ]);
  reader.requireContents();
  return {
    host: await hostOfClient(admin.client),
    id,
    name,
    organization,
    projects,
    governancePolicies: policies?.map((policy) => ({ id: policy.id, name: policy.name })) ?? null,
    reads: sortRecords(reader.records),
    notes: [PRESET_NOTE],
  };
}

/** Lists the projects, without their access control. */
export async function listProjects(reader: Reader): Promise<ProjectSnapshot[]> {
  const projects = await reader.list({ operation: "listProjects" }, reader.admin.projects.list);
  return projects.map(toProject);
}

async function readProjects(
  reader: Reader,
  options: Selection,
  isSelected: (project: ProjectSnapshot) => boolean,
): Promise<ProjectSnapshot[]> {
  const projects = await listProjects(reader);
  const selected = new Set(projects.filter(isSelected));
  const [first] = sortBy(projects, ({ id }) => id);
  if (options.anyProject && selected.size === 0 && first) {
    selected.add(first);
  }
  return Promise.all(
    projects.map(async (project) =>
      selected.has(project)
        ? { ...project, level: await new LevelReader(reader, { project: project.id }).all(options) }
        : project,
    ),
  );
}

/** Responses arrive in any order. */
function sortRecords(records: readonly ReadRecord[]): ReadRecord[] {
  const key = ({ operation, projectId = "" }: ReadRecord) => `${projectId} ${operation}`;
  return [...records].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
