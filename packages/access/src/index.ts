export { type ApplyOptions, applyPlan } from "./apply/apply-plan.ts";
export type * from "./model/apply-result.ts";
export type * from "./model/declaration.ts";
export {
  AccessError,
  type AccessErrorCode,
  BrakeError,
  IncompleteApplyError,
  IncompleteReadError,
  InvalidFileError,
  RejectedError,
  StalePlanError,
} from "./model/errors.ts";
export type * from "./model/plan.ts";
export type * from "./model/position.ts";
export type * from "./model/snapshot.ts";
export type { AccessEvent } from "./read/events.ts";
export { type ReadOptions, readOrganization } from "./read/read-organization.ts";
