import type { Declaration } from "../model/declaration.ts";
import { modeIn } from "../model/mode-in.ts";
import type { CheckResult } from "../model/plan.ts";
import type { OrganizationSnapshot } from "../model/snapshot.ts";
import { checkAssertions } from "./check-assertions.ts";
import { snapshotFromDeclaration } from "./snapshot-from-declaration.ts";

/**
 * Checks the assertions of a file against what the file declares. Without a snapshot, assertions pass that members outside the
 * file could make true, unless the file manages members exclusively. With a snapshot of the live organization, against the
 * organization after the file was applied.
 */
export function test(declaration: Declaration, snapshot?: OrganizationSnapshot): CheckResult[] {
  const after = snapshotFromDeclaration(declaration, snapshot);
  // A file need not name all members.
  const partial = !snapshot && modeIn(declaration, declaration.level, "members") !== "exclusive";
  return checkAssertions(declaration.assertions, after, { partial });
}
