import type { Policy } from "@confident-admin/core";
import * as v from "valibot";

/** The fields of the form. */
export const policySchema = v.object({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty("Enter a name.")),
  description: v.pipe(v.string(), v.trim()),
  permissionIds: v.array(v.string()),
});

/** The values of the form. */
export type PolicyValues = v.InferOutput<typeof policySchema>;

/** An empty form. */
export const EMPTY_VALUES: PolicyValues = { name: "", description: "", permissionIds: [] };

/** Converts a policy to form values. */
export function toValues({ name, description, permissions = [] }: Policy): PolicyValues {
  return { name, description: description ?? "", permissionIds: permissions.map(({ id }) => id) };
}

/** Converts form values to a request with every field, because an update replaces the policy. */
export function toInput({ name, description, permissionIds }: PolicyValues) {
  return { name, description: description || null, permissionIds: [...permissionIds] };
}
