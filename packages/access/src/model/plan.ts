import type { Declaration } from "./declaration.ts";
import type { Position } from "./position.ts";
import type { ReadRecord, Scope } from "./snapshot.ts";

/** The kinds of objects that a step changes. */
export type StepKind = "policy" | "role" | "member" | "invitation" | "project" | "governance";

/** What a policy contains. */
export interface PolicyContent {
  readonly name: string;
  readonly description: string | null;
  /** Permissions by id and name, sorted by name. */
  readonly permissions: readonly { readonly id: string; readonly name: string }[];
}

/** What a role contains. */
export interface RoleContent {
  readonly name: string;
  readonly description: string | null;
  /** Policies by id (or `ref:…` of a step) and name, sorted by name. */
  readonly policies: readonly { readonly id: string; readonly name: string }[];
}

/** What a member has. `null` is no role. */
export interface MemberContent {
  readonly email: string;
  readonly role: { readonly id: string; readonly name: string } | null;
}

/** What a project has. */
export interface ProjectContent {
  readonly name: string;
  readonly description: string | null;
}

/** Which governance policy a project has. */
export interface GovernanceContent {
  readonly project: { readonly id: string; readonly name: string };
  readonly policy: { readonly id: string; readonly name: string } | null;
}

/**
 * One request of a plan. `after: null` deletes, `before: null` creates. `operation` is the operationId in the OpenAPI
 * document. A step that creates something has an id of the form `ref:<kind>/<name>` (`ref:<project>/<kind>/<name>` in a
 * project), which later steps use until the API has returned the real id.
 */
export type PlanStep = {
  /** The position in the plan, from 1. */
  readonly n: number;
  readonly operation: string;
  readonly scope: Scope;
  readonly id: string;
  readonly name: string;
  /** Why the step is there, in a few words: `declared`, `removed`, `renamed from "Support"`, `temporary policy`. */
  readonly why: string;
  readonly at: Position | null;
  /** The numbers of the steps that must succeed first. */
  readonly dependsOn: readonly number[];
  /** Whether the step belongs to a temporary policy of `--order exact`. */
  readonly temporary: boolean;
} & StepChange;

/** What a step changes. */
export type StepChange =
  | Change<"policy", PolicyContent>
  | Change<"role", RoleContent>
  | Change<"member", MemberContent>
  | Change<"invitation", MemberContent>
  | Change<"project", ProjectContent>
  | Change<"governance", GovernanceContent>;

interface Change<K extends StepKind, Content> {
  readonly kind: K;
  readonly before: Content | null;
  readonly after: Content | null;
}

/** A step before the order is chosen: `key` identifies it, `after` lists the keys that must come first. */
export type UnorderedStep = Omit<PlanStep, "n" | "dependsOn"> &
  StepChange & {
    readonly key: string;
    readonly dependsOn: readonly string[];
  };

/** A permission that a member gains or loses. */
export interface AccessChange {
  readonly scope: Scope;
  readonly permission: string;
  readonly sensitive: boolean;
  readonly members: readonly MemberReference[];
  /** How the members have it afterwards (gain) or had it before (loss): roles and policies. */
  readonly paths: readonly AccessPath[];
}

/** A member in a plan. */
export interface MemberReference {
  /** `invited:<email>` for someone who is only invited. */
  readonly id: string;
  readonly email: string;
  /** Set for someone who holds the permission only once they accept an invitation. */
  readonly invited?: true | undefined;
}

/** Why a member has a permission. `policy: null`: the preset role has it built in. */
export interface AccessPath {
  readonly scope: Scope;
  readonly role: { readonly id: string; readonly name: string };
  readonly policy: { readonly id: string; readonly name: string } | null;
}

/** A permission that a member has, or lacks, only between two steps. */
export interface Exposure {
  /** After which step. */
  readonly step: number;
  readonly kind: "extra" | "missing";
  readonly scope: Scope;
  readonly permission: string;
  readonly members: readonly MemberReference[];
}

/** How to choose if no order keeps every member between before and after. */
export type OrderMode = "deny-first" | "availability-first" | "exact";

/** The order of the steps and its proof. */
export interface PlanOrder {
  readonly mode: OrderMode;
  /** `exact`: no member ever has more than before or after, nor less than both. `unknown`: members were not read. */
  readonly envelope: "exact" | "transient" | "unknown";
  readonly exposures: readonly Exposure[];
}

/** The result of a check: an assertion or a limit. */
export interface CheckResult {
  readonly name: string;
  readonly passed: boolean;
  /** What was found, in one sentence. */
  readonly message: string;
  readonly at: Position | null;
}

/** A reason why a plan must not be applied, and the override that accepts it. */
export interface Brake {
  readonly name: string;
  readonly message: string;
  /** The value of `--accept`, or `null` if it cannot be accepted. */
  readonly accept: string | null;
  readonly accepted: boolean;
}

/** An object that the file does not manage. */
export interface UnmanagedObject {
  readonly kind: StepKind;
  readonly scope: Scope;
  readonly id: string;
  readonly name: string;
}

/** A plan. Contains no keys and no secret values. */
export interface Plan {
  readonly format: "confident-access/plan@1";
  readonly tool: { readonly name: string; readonly version: string };
  /** ISO 8601. Not part of the digest. */
  readonly createdAt: string;
  readonly target: {
    readonly host: string;
    readonly organizationId: string;
    readonly organizationName: string;
    /** The names of the projects in the plan, by id. */
    readonly projects: Readonly<Record<string, string>>;
  };
  readonly source: {
    readonly files: readonly { readonly path: string; readonly sha256: string }[];
    readonly gitCommit: string | null;
  };
  readonly reads: readonly ReadRecord[];
  /** Hashes of the objects that the plan depends on: `policy:<id>`, `role:<id>`, `member:<id>`, and of the lists of names. */
  readonly fingerprint: {
    readonly objects: Readonly<Record<string, string>>;
    readonly scope: string;
  };
  readonly steps: readonly PlanStep[];
  readonly access: {
    /** `false` if members were not read: gains and losses are unknown then. */
    readonly known: boolean;
    readonly gains: readonly AccessChange[];
    readonly losses: readonly AccessChange[];
  };
  readonly order: PlanOrder;
  readonly assertions: readonly CheckResult[];
  readonly limits: readonly CheckResult[];
  readonly brakes: readonly Brake[];
  /** What is checked again before the plan is applied, as the file has it. */
  readonly checks: Pick<Declaration, "limits" | "sensitive" | "protected" | "assertions">;
  /** The new projects whose contents can only be planned once they exist, by name. */
  readonly postponed: readonly string[];
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
  readonly unmanaged: readonly UnmanagedObject[];
  /**
   * SHA-256 of what the plan does and what follows from it, in canonical JSON: everything but `createdAt`, `tool`, `source`,
   * `reads`, `unmanaged`, `warnings`, `notes`, `digest`, positions and the messages of checks and brakes, which change although
   * the plan does not. It is no signature: it shows that a plan is another one, not who made it.
   */
  readonly digest: string;
}
