// Type-checked by `npm run typecheck`, never run. An option may be undefined, as in a hook that passes on its own options.
import type { Policy } from "@confident-admin/core";
import {
  type PolicyRow,
  useOrganization,
  usePermissions,
  usePolicies,
  usePolicy,
  useSuspenseOrganization,
  useSuspensePermissions,
  useSuspensePolicies,
  useSuspensePolicy,
} from "../src/index.ts";

const unset = undefined as undefined;
declare const names: ((rows: PolicyRow[]) => string[]) | undefined;
declare const first: ((row: PolicyRow) => string) | undefined;
declare const policies: Policy[];

export function useSelections() {
  usePolicies({ select: names });
  usePolicies({ select: names, initialData: policies });
  usePolicy("p1", { select: first });
  usePermissions({ select: unset });
  useOrganization({ select: unset });
  useSuspensePolicies({ select: names });
  useSuspensePolicy("p1", { select: first });
  useSuspensePermissions({ select: unset });
  useSuspenseOrganization({ select: unset });
}
