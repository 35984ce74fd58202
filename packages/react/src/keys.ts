import type { AnyConfidentError, Organization, Permission, Policy } from "@confident-admin/core";
import type { DataTag } from "@tanstack/react-query";

/** A query key that knows the type of what is cached under it. */
export type ConfidentKey<Data> = DataTag<readonly string[], Data, AnyConfidentError>;

/** The query keys of one scope. */
export interface ConfidentKeys {
  /** What all the others begin with. */
  readonly all: readonly string[];
  readonly policies: ConfidentKey<Policy[]>;
  readonly permissions: ConfidentKey<Permission[]>;
  readonly organization: ConfidentKey<Organization>;
}

/**
 * The query keys of a scope: the same on server and browser, whatever URL and headers the client has, and
 * without anything secret.
 */
export function confidentKeys(scope: string = "default"): ConfidentKeys {
  const all = ["confident-admin", scope];
  const under = <Data>(resource: string) => [...all, resource] as unknown as ConfidentKey<Data>;
  return {
    all,
    policies: under("policies"),
    permissions: under("permissions"),
    organization: under("organization"),
  };
}
