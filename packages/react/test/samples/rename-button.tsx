import { type PolicyRow, useRenamePolicy } from "@confident-admin/react";

export function RenameButton({ policy }: { readonly policy: PolicyRow }) {
  const rename = useRenamePolicy();
  const addSuffix = async () => {
    // Keeps the policy's permissions. useUpdatePolicy would replace them.
    const { name } = await rename.mutateAsync({
      policyId: policy.id,
      name: `${policy.name} (old)`,
    });
    alert(`Renamed to ${name}. The list is up to date.`);
  };
  return (
    <button
      type="button"
      disabled={rename.isPending || !!policy.pending}
      onClick={() => addSuffix().catch(() => {})}
    >
      {rename.error ? rename.error.message : "Rename"}
    </button>
  );
}
