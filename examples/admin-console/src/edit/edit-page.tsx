import type { Permission, Policy } from "@confident-admin/core";
import { usePermissions, usePolicy } from "@confident-admin/react";
import { useMemo } from "react";
import { FailureNotice } from "../failures/failure-notice.tsx";
import { NotFoundPage } from "../shell/not-found-page.tsx";
import { EditSkeleton } from "./edit-skeleton.tsx";
import { PolicyForm } from "./policy-form.tsx";
import { toValues } from "./values.ts";

/** Changes a policy that there is. */
export function EditPage({ policyId }: { readonly policyId: string }) {
  const policy = usePolicy(policyId);
  const permissions = usePermissions({ staleTime: 60_000 });
  const failed = [policy, permissions].find(({ error, data }) => error && !data);
  if (failed?.error?.name === "ConfidentNotFoundError") {
    return <NotFoundPage what="policy" />;
  }
  if (failed) {
    return <Failed {...failed} />;
  }
  // A policy that is being written shows what was asked for, which is nothing to start from.
  if (!policy.data || !permissions.data) {
    return <EditSkeleton />;
  }
  return <Edit policy={policy.data} permissions={permissions.data} />;
}

/** Creates a policy. */
export function NewPage() {
  const permissions = usePermissions({ staleTime: 60_000 });
  if (permissions.data) {
    return <PolicyForm policyId={undefined} permissions={permissions.data} />;
  }
  return permissions.error ? <Failed {...permissions} /> : <EditSkeleton />;
}

interface EditProps {
  readonly policy: Policy;
  readonly permissions: readonly Permission[];
}

function Edit({ policy, permissions }: EditProps) {
  const known = useMemo(() => union(permissions, policy), [permissions, policy]);
  return <PolicyForm policyId={policy.id} initial={toValues(policy)} permissions={known} />;
}

/** A policy may grant what is not offered any more: that has to be seen, and not be lost by the way. */
function union(permissions: readonly Permission[], { permissions: granted = [] }: Policy) {
  const ids = new Set(permissions.map(({ id }) => id));
  return [...permissions, ...granted.filter(({ id }) => !ids.has(id))];
}

type FailedProps = Pick<ReturnType<typeof usePermissions>, "error" | "errorUpdatedAt" | "refetch">;

function Failed({ error, errorUpdatedAt, refetch }: FailedProps) {
  return (
    <main id="main" className="page">
      {error && (
        <FailureNotice
          error={error}
          task="load"
          at={errorUpdatedAt}
          remedies={{ retry: refetch }}
        />
      )}
    </main>
  );
}
