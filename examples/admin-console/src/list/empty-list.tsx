import { Link } from "react-router";
import { preloadEdit } from "../edit/edit-routes.tsx";

/** Shown if the organization has no policies. */
export function EmptyList({ mayWrite }: { readonly mayWrite: boolean }) {
  return (
    <div className="empty">
      <h2>No policies yet</h2>
      <p>
        A policy is a set of permissions, such as viewing billing or managing metrics. Roles combine
        policies, and each user has a role. Start with the permissions for a single task.
      </p>
      {mayWrite ? (
        <Link to="/policies/new" className="button primary" onFocus={preloadEdit}>
          Create the first policy
        </Link>
      ) : (
        <p className="quiet">Someone with write access can create the first one.</p>
      )}
    </div>
  );
}

interface NoMatchProps {
  readonly search: string;
  readonly onClear: () => void;
}

/** Shown if a search has no results. */
export function NoMatch({ search, onClear }: NoMatchProps) {
  return (
    <div className="empty">
      <h2>Nothing matches “{search}”</h2>
      <p>
        You can search names, descriptions and granted permissions. For example,{" "}
        <code>iam:manage</code> finds every policy that grants it.
      </p>
      <button type="button" className="button" onClick={onClear}>
        Show all policies
      </button>
    </div>
  );
}
