import { ConfidentConflictError } from "../errors.ts";
import { entities } from "../operation/execute.ts";
import type { Policy, PolicyInput } from "../types.gen.ts";

/**
 * Compares the response to a write with what was written. A server need not return permissions.
 *
 * @param before - the policy before the write, if it existed
 * @throws {ConfidentConflictError} if the response is about another policy, or has another name or other permissions.
 */
export function checkWritten(
  written: Policy,
  { name, permissionIds }: PolicyInput,
  before?: PolicyInput & { readonly id: string },
): void {
  const id = before?.id ?? written.id;
  const removed = before?.permissionIds.filter((held) => !permissionIds.includes(held)) ?? [];
  const granted = entities(written.permissions)?.map((permission) => permission.id);
  const differs = {
    id: written.id !== id,
    name: written.name !== name,
    permissions:
      granted &&
      (permissionIds.some((asked) => !granted.includes(asked)) ||
        removed.some((held) => granted.includes(held))),
  };
  const wrong = Object.entries(differs).filter(([, differs]) => differs);
  if (wrong.length > 0) {
    const what = wrong.map(([field]) => field).join(" and ");
    throw new ConfidentConflictError(
      `The policy ${JSON.stringify(id)} was sent, but the response differs in ${what}. Read the policy to see its state.`,
      { delivery: "answered" },
    );
  }
}
