import type { Declaration } from "../model/declaration.ts";
import type { OrderMode } from "../model/plan.ts";

/** Options of {@link plan}. */
export interface PlanOptions {
  /**
   * The file at an earlier commit. What it names and the file no longer names is deleted, except projects. `null`: it could
   * not be found, so that nothing is deleted for this reason.
   * @default the file is not compared
   */
  readonly base?: Declaration | null | undefined;
  /** @default "deny-first" */
  readonly order?: OrderMode | undefined;
  /** What to accept: the `accept` values of brakes. */
  readonly accept?: readonly string[] | undefined;
  /** The e-mail address of the member who may become Owner. */
  readonly transferOwnership?: string | undefined;
  /** The names of the projects that may be deleted. */
  readonly deleteProjects?: readonly string[] | undefined;
  /** The commit that the file is from. */
  readonly gitCommit?: string | null | undefined;
  /** The program that plans. */
  readonly tool?: { readonly name: string; readonly version: string } | undefined;
  /** @default the current time */
  readonly now?: Date | undefined;
}
