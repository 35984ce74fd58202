import type { PolicyRow as Row } from "@confident-admin/react";
import { lazy, memo, Suspense, useCallback, useState } from "react";
import { loadDelete } from "../delete/lazy.tsx";
import { useDelete } from "../delete/use-delete.ts";
import { linkOf, useReturningFocus } from "./focus.ts";
import { PolicyRow } from "./policy-row.tsx";

const DeleteDialog = lazy(loadDelete);

interface PolicyListProps {
  readonly policies: readonly Row[];
  readonly mayWrite: boolean;
}

/** The policies, and what asks before one of them is deleted. */
export const PolicyList = memo(function PolicyList({ policies, mayWrite }: PolicyListProps) {
  const [asked, setAsked] = useState<Row>();
  const remove = useDelete();
  const close = useCallback(() => setAsked(undefined), []);
  useReturningFocus(true);
  return (
    <>
      {/* biome-ignore lint/a11y/noRedundantRoles: without bullets it is no list in Safari */}
      <ul className="rows" role="list" aria-label="Policies">
        {policies.map((policy) => (
          <PolicyRow key={policy.id} policy={policy} mayWrite={mayWrite} onDelete={setAsked} />
        ))}
      </ul>
      {asked && (
        <Suspense>
          <DeleteDialog
            policy={asked}
            onClose={close}
            onConfirm={remove}
            focusAfter={() => neighbour(policies, asked)}
          />
        </Suspense>
      )}
    </>
  );
});

/** The row that will be where the deleted one was. */
function neighbour(policies: readonly Row[], { id }: Row): HTMLElement | null {
  const index = policies.findIndex((policy) => policy.id === id);
  const next = policies[index + 1] ?? policies[index - 1];
  return next ? linkOf(next.id) : document.querySelector("h1");
}
