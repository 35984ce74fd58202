export { format } from "./file/format.ts";
export { matchNames } from "./file/match-names.ts";
export { type ParseResult, parse, type Source } from "./file/parse.ts";
export { type PullOptions, pull } from "./file/pull/pull.ts";
export { validate } from "./file/validate.ts";
export { withLines } from "./file/with-lines.ts";
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
