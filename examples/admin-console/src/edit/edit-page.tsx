import type { Permission, Policy } from "@confident-admin/core";
import { usePermissions, usePolicy } from "@confident-admin/react";
import { useMemo, useRef } from "react";
import { Link } from "react-router";
import type { Task } from "../failures/describe-error.ts";
import { FailureNotice } from "../failures/failure-notice.tsx";
import { toValues } from "../policies/policy-values.ts";
import { NotFoundPage } from "../ui/not-found-page.tsx";
import { EditSkeleton } from "./edit-skeleton.tsx";
import { PolicyForm } from "./policy-form.tsx";

/** The form for an existing policy. */
export function EditPage({ policyId }: { readonly policyId: string }) {
  const policy = usePolicy(policyId);
  const permissions = usePermissions({ staleTime: 60_000 });
  // Keep the first version, so that no input is lost if the policy is changed or deleted in the meantime.
  const opened = useRef<Policy>(undefined);
  // A form must not start from the unconfirmed values of a pending policy.
  if (policy.data && !policy.data.pending) {
    opened.current ??= policy.data;
  }
  if (opened.current && permissions.data) {
    return <Edit policy={opened.current} permissions={permissions.data} />;
  }
  if (policy.error?.name === "ConfidentNotFoundError") {
    return <NotFoundPage what="Policy" />;
  }
  if (policy.error && !policy.data) {
    return <Failed {...policy} task="load-policies" />;
  }
  return permissions.error ? <Failed {...permissions} task="load-permissions" /> : <EditSkeleton />;
}

/** The form for a new policy. */
export function NewPage() {
  const permissions = usePermissions({ staleTime: 60_000 });
  if (permissions.data) {
    return <PolicyForm policyId={undefined} permissions={permissions.data} />;
  }
  return permissions.error ? <Failed {...permissions} task="load-permissions" /> : <EditSkeleton />;
}

interface EditProps {
  readonly policy: Policy;
  readonly permissions: readonly Permission[];
}

function Edit({ policy, permissions }: EditProps) {
  const known = useMemo(() => union(permissions, policy), [permissions, policy]);
  if (!policy.permissions) {
    return <UnknownPermissions name={policy.name} />;
  }
  return <PolicyForm policyId={policy.id} initial={toValues(policy)} permissions={known} />;
}

/** Adds permissions that the policy grants but the API no longer offers, so that a save keeps them. */
function union(permissions: readonly Permission[], { permissions: granted = [] }: Policy) {
  const ids = new Set(permissions.map(({ id }) => id));
  return [...permissions, ...granted.filter(({ id }) => !ids.has(id))];
}

interface FailedProps
  extends Pick<ReturnType<typeof usePermissions>, "error" | "errorUpdatedAt" | "refetch"> {
  readonly task: Task;
}

function Failed({ error, errorUpdatedAt, refetch, task }: FailedProps) {
  return (
    <main id="main" className="page">
      {error && (
        <FailureNotice
          error={error}
          task={task}
          at={errorUpdatedAt}
          remedies={{ retry: refetch }}
        />
      )}
    </main>
  );
}

/** A save replaces all permissions, so it is not possible if they are unknown. */
function UnknownPermissions({ name }: { readonly name: string }) {
  return (
    <main id="main" className="page">
      <div className="empty">
        <h1>{name}</h1>
        <p>
          The API did not return the permissions of this policy. Saving it here would remove them.
          Reload the page to try again, or change the policy in Confident AI.
        </p>
        <Link to="/" className="button">
          All policies
        </Link>
      </div>
    </main>
  );
}
