import type { Policy } from "@confident-admin/core";
import { stringify } from "yaml";

/** The format of the file. */
export type Format = "yaml" | "json";

/**
 * Formats the policies as a file for git. The file contains names instead of ids, because ids differ between
 * organizations. The order does not depend on when permissions were granted.
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
    // Permissions that the API does not return are unknown, not empty.
    permissions: permissions ? permissions.map((one) => one.name).sort(compare) : null,
  };
}

// The result of localeCompare would depend on the machine.
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
