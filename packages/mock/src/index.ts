export {
  createFakeConfident,
  type FakeConfident,
  type FakeConfidentOptions,
  type FakeServer,
  type FakeState,
  type Fault,
  type OperationId,
  type Organization,
  type Permission,
  type Policy,
} from "./fake.ts";
export {
  type PrismMock,
  type PrismMockOptions,
  startPrismMock,
} from "./prism/start-prism-mock.ts";
