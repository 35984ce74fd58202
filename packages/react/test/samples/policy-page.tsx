import { groupByResource, useSuspensePermissions, useSuspensePolicy } from "@confident-admin/react";

// Inside <Suspense> and an error boundary. The boundary gets a ConfidentNotFoundError if the policy does not exist.
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
