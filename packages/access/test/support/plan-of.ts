import { createFakeConfident, type Seed } from "@confident-admin/mock/fake";
import {
  type Declaration,
  type OrganizationSnapshot,
  type Plan,
  type PlanOptions,
  parse,
  plan,
} from "../../src/index.ts";
import { snapshotOf } from "./snapshot-of.ts";

/** A small organization. Its ids are the names in lower case. */
export const ACME = {
  organization: { id: "acme", name: "Acme" },
  permissions: ["billing:read", "iam:manage", "project:read", "user:delete", "user:read"].map(
    (name) => ({ id: name, name }),
  ),
  policies: [
    { id: "support", name: "Support", permissions: ["billing:read", "user:read"] },
    { id: "readers", name: "Readers", permissions: ["project:read", "user:read"] },
    { id: "admins", name: "Admins", permissions: ["iam:manage"] },
  ],
  roles: [
    { id: "helper", name: "Helper", policies: ["Support"] },
    { id: "reader", name: "Reader", policies: ["Readers"] },
    { id: "keeper", name: "Keeper", policies: ["Admins"] },
  ],
  members: [
    { id: "ana", email: "ana@acme.test", role: "Helper" },
    { id: "bo", email: "bo@acme.test", role: "Reader" },
    { id: "cy", email: "cy@acme.test", role: "Keeper" },
  ],
  invitations: [],
  projects: [],
  governancePolicies: [],
  projectPermissions: [],
} satisfies Seed;

/** Parses a file. Adds its version. */
export function declare(text: string): Declaration {
  const { declaration, problems } = parse([{ path: "access.yaml", text: `version: 1\n${text}` }]);
  if (declaration === null) {
    throw new Error(JSON.stringify(problems));
  }
  return declaration;
}

/** Reads an organization, without requests. */
export function organizationOf(seed: Seed): OrganizationSnapshot {
  return snapshotOf(createFakeConfident(seed).state());
}

/** Plans a file for an organization. */
export function planOf(text: string, seed: Seed = ACME, options: PlanOptions = {}): Promise<Plan> {
  return plan(declare(text), organizationOf(seed), options);
}

/** The requests of a plan in short. */
export function requestsOf({ steps }: Plan): string[] {
  return steps.map(({ operation, name }) => `${operation} ${name}`);
}

/** The brakes that stop a plan, by name. */
export function brakesOf({ brakes }: Plan): string[] {
  return brakes.filter(({ accepted }) => !accepted).map(({ name }) => name);
}
