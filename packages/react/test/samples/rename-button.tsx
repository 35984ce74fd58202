import { type PolicyRow, useUpdatePolicy } from "@confident-admin/react";

export function RenameButton({ policy }: { readonly policy: PolicyRow }) {
  const update = useUpdatePolicy();
  const rename = async () => {
    // Pass all fields, because an update replaces the policy.
    const { name } = await update.mutateAsync({
      policyId: policy.id,
      policy: {
        name: `${policy.name} (old)`,
        description: policy.description ?? null,
        permissionIds: policy.permissions?.map(({ id }) => id) ?? [],
      },
    });
    alert(`Renamed to ${name}. The list is up to date.`);
  };
  return (
    <button type="button" disabled={update.isPending} onClick={() => rename().catch(() => {})}>
      {update.error ? update.error.message : "Rename"}
    </button>
  );
}
