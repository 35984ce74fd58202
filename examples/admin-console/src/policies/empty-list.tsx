import { Link } from "react-router";
import { preloadEdit } from "../edit/lazy.tsx";

/** What is shown to an organization without policies. */
export function EmptyList({ mayWrite }: { readonly mayWrite: boolean }) {
  return (
    <div className="empty">
      <h2>No policies yet</h2>
      <p>
        A policy bundles permissions, such as reading billing or managing metrics. Roles are made of
        policies, and people get roles. Begin with what one kind of work needs, and grant no more
        than that.
      </p>
      {mayWrite ? (
        <Link to="/policies/new" className="button primary" onFocus={preloadEdit}>
          Create the first policy
        </Link>
      ) : (
        <p className="quiet">Somebody who may write can create the first one.</p>
      )}
    </div>
  );
}

interface NoMatchProps {
  readonly search: string;
  readonly onClear: () => void;
}

/** What is shown to a search that finds nothing. */
export function NoMatch({ search, onClear }: NoMatchProps) {
  return (
    <div className="empty">
      <h2>Nothing matches “{search}”</h2>
      <p>
        The search looks at names, descriptions, and the permissions that are granted:{" "}
        <code>iam:manage</code> finds every policy that grants it.
      </p>
      <button type="button" className="button" onClick={onClear}>
        Show all policies
      </button>
    </div>
  );
}
