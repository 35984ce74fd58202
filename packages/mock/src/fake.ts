export {
  createFakeConfident,
  type FakeConfident,
  type FakeConfidentOptions,
  type FakeServer,
} from "./fake/create-fake-confident.ts";
export type { Fault } from "./fake/faults.ts";
export type {
  FakeState,
  OperationId,
  Organization,
  Permission,
  Policy,
} from "./fake/types.ts";
