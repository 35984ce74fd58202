export type * from "./model/declaration.ts";
export type * from "./model/plan.ts";
export type * from "./model/position.ts";
export type * from "./model/snapshot.ts";
