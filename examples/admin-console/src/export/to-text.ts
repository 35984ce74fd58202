import type { Policy } from "@confident-admin/core";
import { stringify } from "yaml";

/** The format of the file. */
export type Format = "yaml" | "json";

/**
 * Writes the policies as a file for git. It has names, because ids differ between organizations, and an order that does
 * not depend on when permissions were granted.
 */
export function toText(policies: readonly Policy[], format: Format): string {
  const document = { policies: policies.map(toEntry).sort((a, b) => compare(a.name, b.name)) };
  return format === "json"
    ? `${JSON.stringify(document, null, 2)}\n`
    : stringify(document, { lineWidth: 0 });
}

function toEntry({ name, description, permissions }: Policy) {
  return {
    name,
    description: description ?? null,
    // If the API does not return the permissions, it has not said that there are none.
    permissions: permissions ? permissions.map((one) => one.name).sort(compare) : null,
  };
}

// Not localeCompare: the file must be the same on every machine.
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
