export {
  createFakeConfident,
  type FakeConfident,
  type FakeConfidentOptions,
} from "./fake/create-fake-confident.ts";
export type { Fault } from "./fake/faults.ts";
export type {
  FakeServer,
  FakeState,
  OperationId,
  Organization,
  Permission,
  Policy,
} from "./fake/types.ts";
