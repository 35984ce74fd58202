import type { Policy } from "@confident-admin/core";
import * as v from "valibot";

/** What the form asks for. */
export const policySchema = v.object({
  name: v.pipe(v.string(), v.trim(), v.nonEmpty("Give the policy a name.")),
  description: v.pipe(v.string(), v.trim()),
  permissionIds: v.array(v.string()),
});

/** What stands in the form. */
export type PolicyValues = v.InferOutput<typeof policySchema>;

/** An empty form. */
export const NOTHING: PolicyValues = { name: "", description: "", permissionIds: [] };

/** A policy as the form shows it. */
export function toValues({ name, description, permissions = [] }: Policy): PolicyValues {
  return { name, description: description ?? "", permissionIds: permissions.map(({ id }) => id) };
}

/** What is sent for what stands in the form: all of it, because an update replaces the policy. */
export function toInput({ name, description, permissionIds }: PolicyValues) {
  return { name, description: description || null, permissionIds: [...permissionIds] };
}
