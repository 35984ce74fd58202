import type { Policy } from "@confident-admin/core";
import { stringify } from "yaml";

/** How policies are written down. */
export type Format = "yaml" | "json";

/**
 * The policies as a file to keep in git: by name, because ids differ between organizations, and in an order that
 * does not depend on when what was granted.
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
    // An API that does not say what a policy grants has not said that it grants nothing.
    permissions: permissions ? permissions.map((one) => one.name).sort(compare) : null,
  };
}

// Not localeCompare: the file must be the same on every machine.
function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
