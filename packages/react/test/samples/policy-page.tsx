import { groupByResource, useSuspensePermissions, useSuspensePolicy } from "@confident-admin/react";

// Inside of <Suspense> and an error boundary, which gets a ConfidentNotFoundError if there is no such policy.
export function PolicyPage({ policyId }: { readonly policyId: string }) {
  const { data: policy } = useSuspensePolicy(policyId);
  const { data: groups } = useSuspensePermissions({ select: groupByResource });
  const granted = new Set(policy.permissions?.map(({ id }) => id));
  return (
    <>
      <h1>{policy.name}</h1>
      {groups.map(({ resource, permissions }) => (
        <p key={resource}>
          {resource}: {permissions.filter(({ id }) => granted.has(id)).length} of{" "}
          {permissions.length}
        </p>
      ))}
    </>
  );
}
