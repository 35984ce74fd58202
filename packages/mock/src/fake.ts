export {
  createFakeConfident,
  type FakeConfident,
  type FakeConfidentOptions,
} from "./fake/create-fake-confident.ts";
export type { Fault } from "./fake/faults.ts";
export type { Seed } from "./fake/seed/seed.ts";
export type {
  ApiKey,
  FakeProject,
  FakeServer,
  FakeState,
  GovernancePolicy,
  Invitation,
  Member,
  OperationId,
  Organization,
  Permission,
  Policy,
  ProjectInvitation,
  ProjectMember,
  ProjectRole,
  Role,
} from "./fake/types.ts";
