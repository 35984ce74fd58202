import type { Permission, Policy } from "@confident-admin/core";
import { usePermissions, usePolicy } from "@confident-admin/react";
import { useMemo, useRef } from "react";
import { FailureNotice } from "../failures/failure-notice.tsx";
import { NotFoundPage } from "../shell/not-found-page.tsx";
import { EditSkeleton } from "./edit-skeleton.tsx";
import { PolicyForm } from "./policy-form.tsx";
import { toValues } from "./values.ts";

/** Changes a policy that there is. */
export function EditPage({ policyId }: { readonly policyId: string }) {
  const policy = usePolicy(policyId);
  const permissions = usePermissions({ staleTime: 60_000 });
  // What the form began with stays, so that nothing typed is lost if the policy is changed or deleted meanwhile.
  const opened = useRef<Policy>(undefined);
  // A policy that is being written shows what was asked for, which is nothing to start from.
  if (policy.data && !policy.data.pending) {
    opened.current ??= policy.data;
  }
  if (opened.current && permissions.data) {
    return <Edit policy={opened.current} permissions={permissions.data} />;
  }
  if (policy.error?.name === "ConfidentNotFoundError") {
    return <NotFoundPage what="policy" />;
  }
  const failed = [policy, permissions].find(({ error, data }) => error && !data);
  return failed ? <Failed {...failed} /> : <EditSkeleton />;
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
  if (!policy.permissions) {
    return <Unsaid name={policy.name} />;
  }
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

/** A save replaces all that a policy grants: what is not known must not be replaced. */
function Unsaid({ name }: { readonly name: string }) {
  return (
    <main id="main" className="page">
      <div className="empty">
        <h1>{name}</h1>
        <p>
          The API does not say what this policy grants. It cannot be changed here without losing
          that.
        </p>
      </div>
    </main>
  );
}
