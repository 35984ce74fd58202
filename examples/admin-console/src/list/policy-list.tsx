import type { PolicyRow as Row } from "@confident-admin/react";
import { lazy, memo, Suspense, useCallback, useState } from "react";
import { loadDelete } from "../delete/load-delete-dialog.ts";
import { linkOf, useReturningFocus } from "../policies/return-focus.ts";
import { PolicyRow } from "./policy-row.tsx";

const DeleteDialog = lazy(loadDelete);

interface PolicyListProps {
  readonly policies: readonly Row[];
  readonly mayWrite: boolean;
}

/** The policies, and the dialog that confirms a deletion. */
export const PolicyList = memo(function PolicyList({ policies, mayWrite }: PolicyListProps) {
  const [deleting, setDeleting] = useState<Row>();
  const close = useCallback(() => setDeleting(undefined), []);
  useReturningFocus(true);
  return (
    <>
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari does not treat a list without bullets as a list */}
      <ul className="rows" role="list" aria-label="Policies">
        {policies.map((policy) => (
          <PolicyRow key={policy.id} policy={policy} mayWrite={mayWrite} onDelete={setDeleting} />
        ))}
      </ul>
      {deleting && (
        <Suspense>
          <DeleteDialog
            policy={deleting}
            onClose={close}
            focusAfter={() => neighbor(policies, deleting)}
          />
        </Suspense>
      )}
    </>
  );
});

/** Returns what to focus after a deletion: the next row, otherwise the previous one, otherwise the heading. */
function neighbor(policies: readonly Row[], { id }: Row): HTMLElement | null {
  const index = policies.findIndex((policy) => policy.id === id);
  const next = policies[index + 1] ?? policies[index - 1];
  return next ? linkOf(next.id) : document.querySelector("h1");
}
