import type { NamedInvitationsInput } from "@confident-admin/core";
import type { PreviewContext } from "../cache/resource.ts";

type Variables = Partial<NamedInvitationsInput> & Readonly<Record<string, unknown>>;

/** Returns the fields of an invitation after a change. For a creation, returns the fields of each new invitation. */
export function previewInvitations(
  field: "organizationRoleId" | "projectRoleId",
  variables: object,
  { kind, submittedAt, known }: PreviewContext,
): object {
  const { emails = [], role, [field]: id } = variables as Variables;
  const roleId = id ?? known("roles").find(({ name }) => name === role)?.id ?? null;
  const created_at = new Date(submittedAt).toISOString();
  if (kind === "create") {
    return emails.map((email) => ({ email, status: "PENDING", created_at, [field]: roleId }));
  }
  return kind === "resend" ? { status: "PENDING" } : {};
}
