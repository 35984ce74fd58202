import { Link } from "react-router";
import { preloadEdit } from "../edit/edit-routes.tsx";

/** The list of an organization without policies. */
export function EmptyList({ mayWrite }: { readonly mayWrite: boolean }) {
  return (
    <div className="empty">
      <h2>No policies yet</h2>
      <p>
        A policy is a set of permissions, such as viewing billing or managing metrics. Roles consist
        of policies, and users have roles. Start with the permissions that one task needs.
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

/** The list of a search without results. */
export function NoMatch({ search, onClear }: NoMatchProps) {
  return (
    <div className="empty">
      <h2>Nothing matches “{search}”</h2>
      <p>
        The search covers names, descriptions and granted permissions: <code>iam:manage</code> finds
        every policy that grants it.
      </p>
      <button type="button" className="button" onClick={onClear}>
        Show all policies
      </button>
    </div>
  );
}
