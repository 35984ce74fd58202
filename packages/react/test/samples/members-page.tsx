import { useMembers, useRoles, useUpdateMemberRole } from "@confident-admin/react";
import { useState } from "react";

export function MembersPage() {
  const [page, setPage] = useState(1);
  const { data, isPlaceholderData } = useMembers({ page, pageSize: 50 });
  const { data: roles = [] } = useRoles();
  const update = useUpdateMemberRole();

  if (!data) return <p>Loading</p>;
  return (
    <>
      <ul aria-busy={isPlaceholderData}>
        {data.items.map(({ id, email, organizationRole, pending }) => (
          <li key={id} aria-busy={pending !== undefined}>
            {email}
            <select
              value={organizationRole?.id ?? ""}
              disabled={organizationRole?.name === "Owner"}
              onChange={({ target }) => update.mutate({ userId: id, roleId: target.value })}
            >
              <option value="" disabled>
                No role
              </option>
              {roles.map((role) => (
                // The Owner role's id would transfer ownership. Use useTransferOwnership for that.
                <option key={role.id} value={role.id} disabled={role.name === "Owner"}>
                  {role.name}
                </option>
              ))}
            </select>
          </li>
        ))}
      </ul>
      <button type="button" disabled={page * 50 >= data.total} onClick={() => setPage(page + 1)}>
        Next page
      </button>
    </>
  );
}
