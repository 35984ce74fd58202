import { useDeletePolicy, usePolicies } from "@confident-admin/react";

export function PoliciesPage() {
  const { data, error, isPending } = usePolicies();
  const remove = useDeletePolicy({ onError: (error) => alert(error.message) });

  if (isPending) return <p>Loading</p>;
  if (error)
    return <p>{(error.name === "ConfidentApiError" && error.serverMessage) || error.message}</p>;
  return (
    <ul>
      {data.map(({ id, name, pending }) => (
        <li key={id} aria-busy={pending !== undefined}>
          {name}
          <button
            type="button"
            disabled={!!pending}
            onClick={() => remove.mutate({ policyId: id })}
          >
            Delete
          </button>
        </li>
      ))}
    </ul>
  );
}
