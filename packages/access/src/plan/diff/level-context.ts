import type { DeclaredLevel, Kind, ManageMode } from "../../model/declaration.ts";
import { modeIn } from "../../model/mode-in.ts";
import type { StepChange, StepKind, UnorderedStep } from "../../model/plan.ts";
import type { Position } from "../../model/position.ts";
import type { LevelSnapshot, Scope } from "../../model/snapshot.ts";
import type { Run } from "../run.ts";

/** One level of access control: as it is, and as the file declares it. */
export interface LevelContext {
  readonly run: Run;
  readonly scope: Scope;
  /** The start of the keys of its objects: empty, or the id of the project and a slash. */
  readonly prefix: string;
  /** The project's name. `null`: the organization. */
  readonly project: string | null;
  readonly live: LevelSnapshot;
  readonly declared: DeclaredLevel;
  /** The level in the file's earlier version. */
  readonly base: DeclaredLevel | null;
  /** The keys of the step that creates the project. */
  readonly createdBy: readonly string[];
  /** The steps that remove members from the organization, and with that from every project, by member id. */
  readonly leaving: ReadonlyMap<string, string>;
}

/** The fields of a step that differ between steps of one kind. */
export interface StepFields {
  readonly id: string;
  readonly name: string;
  readonly why: string;
  readonly at: Position | null;
  readonly key?: string;
  readonly dependsOn?: readonly string[];
}

/** Creates a step of a level. */
export function levelStep(
  context: LevelContext,
  operation: string,
  change: StepChange,
  fields: StepFields,
): UnorderedStep {
  return {
    operation: context.project === null ? operation : inProject(operation),
    scope: context.scope,
    temporary: false,
    key: objectKey(context, change.kind, fields.id),
    ...change,
    ...fields,
    dependsOn: [...context.createdBy, ...(fields.dependsOn ?? [])],
  };
}

/** `createPolicy` becomes `createProjectPolicy`. */
function inProject(operation: string): string {
  return operation.replace(/[A-Z]/, (letter) => `Project${letter}`);
}

/** The key of an object in plans: `policy:<id>`, or `<projectId>/policy:<id>`. */
export function objectKey(context: LevelContext, kind: StepKind, id: string): string {
  return `${context.prefix}${kind}:${id}`;
}

/** The id of an object that the plan creates. */
export function reference(project: string | null, kind: StepKind, name: string): string {
  const path = project === null ? [kind, name] : [project, kind, name];
  // Names may contain slashes.
  return `ref:${path.map((part) => part.replaceAll("%", "%25").replaceAll("/", "%2F")).join("/")}`;
}

/** Where an object is, for messages. */
export function place({ project }: LevelContext): string {
  return project === null ? "" : ` of project ${quote(project)}`;
}

/** Quotes a name. */
export function quote(name: string): string {
  return `"${name}"`;
}

/** How the file manages a kind. */
export function modeOf({ run, declared }: LevelContext, kind: Kind): ManageMode {
  return modeIn(run.declaration, declared, kind);
}
