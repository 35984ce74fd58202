export { type CheckOptions, checkAssertions } from "./access/check-assertions.ts";
export { type AccessDiff, diffAccess } from "./access/diff-access.ts";
export {
  type AccessGroup,
  type EffectiveAccess,
  effectiveAccess,
  type LevelAccess,
} from "./access/effective-access.ts";
export {
  type ExplainedLevel,
  type Explanation,
  explain,
  type HeldPermission,
} from "./access/explain.ts";
export { matchesPermission } from "./access/match-permission.ts";
export type { Access } from "./access/role-access.ts";
export { snapshotFromDeclaration } from "./access/snapshot-from-declaration.ts";
export { test } from "./access/test-declaration.ts";
export {
  countHolders,
  type Holder,
  type ScopeOptions,
  type WhoCan,
  whoCan,
} from "./access/who-can.ts";
export { type ApplyOptions, applyPlan } from "./apply/apply-plan.ts";
export { format } from "./file/format.ts";
export { type ParseResult, parse, type Source } from "./file/parse.ts";
export { printable } from "./file/printable.ts";
export { type PullOptions, pull } from "./file/pull/pull.ts";
export { validate } from "./file/validate.ts";
export { withLines } from "./file/with-lines.ts";
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
export { SENSITIVE_PERMISSIONS } from "./model/sensitive-permissions.ts";
export type * from "./model/snapshot.ts";
export { type OrderedSteps, type OrderOptions, orderSteps } from "./order/order-steps.ts";
export { simulateStep } from "./order/simulate-step.ts";
export { type Drift, type DriftItem, drift } from "./plan/drift.ts";
export { fingerprint } from "./plan/fingerprint.ts";
export { parsePlan } from "./plan/parse-plan.ts";
export { plan } from "./plan/plan.ts";
export type { PlanOptions } from "./plan/plan-options.ts";
export type { AccessEvent } from "./read/events.ts";
export { type ReadOptions, readOrganization } from "./read/read-organization.ts";
export { requireComplete } from "./read/require-complete.ts";
export { render } from "./render/render.ts";
export { type RenderDriftOptions, renderDrift } from "./render/render-drift.ts";
export { COMMENT_MARKER } from "./render/render-markdown.ts";
export type { RenderOptions } from "./render/render-options.ts";
