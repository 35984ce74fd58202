import type { PreviewContext } from "../cache/resource.ts";

/** Returns the fields of a member after a role change. */
export function previewMember(
  field: "organizationRole" | "projectRole",
  variables: { readonly roleId?: string | undefined; readonly role?: string | undefined },
  { kind, known }: PreviewContext,
): object {
  const given = kind === "transfer" ? { role: "Owner" } : variables;
  const { roleId = given.role, role = roleId }: typeof variables = given;
  const found = known("roles").find((one) => one.id === roleId || one.name === given.role);
  return kind === "delete" ? {} : { [field]: found ?? { id: roleId, name: role } };
}
