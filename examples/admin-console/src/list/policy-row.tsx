import type { PolicyRow as Row } from "@confident-admin/react";
import { memo } from "react";
import { Link } from "react-router";
import { preloadDelete } from "../delete/load-delete-dialog.ts";
import { preloadEdit } from "../edit/edit-routes.tsx";
import { countPermissions } from "../policies/count-permissions.ts";
import { powerful } from "../policies/powerful-permissions.ts";
import { focusLater } from "../policies/return-focus.ts";
import { TrashIcon } from "../ui/icons.tsx";

const PENDING = { create: "Creating…", update: "Saving…", delete: "Deleting…" } as const;

interface PolicyRowProps {
  readonly policy: Row;
  readonly mayWrite: boolean;
  readonly onDelete: (policy: Row) => void;
}

/**
 * A policy in the list. A row is rendered again only if its policy changes, because a list can have a thousand rows.
 */
export const PolicyRow = memo(function PolicyRow({ policy, mayWrite, onDelete }: PolicyRowProps) {
  const { name, description, permissions, pending } = policy;
  return (
    <li className="row" aria-busy={Boolean(pending)} data-pending={pending}>
      <div className="row-text">
        <PolicyLink policy={policy} />
        <p className="row-description">{description || "No description"}</p>
      </div>
      <div className="row-badges">
        {powerful(permissions).map((one) => (
          <span key={one.id} className="badge powerful">
            {one.name}
          </span>
        ))}
      </div>
      <p className="row-count">{pending ? PENDING[pending] : countOf(permissions?.length)}</p>
      {mayWrite && (
        <button
          type="button"
          className="icon-button"
          aria-label={`Delete ${name}`}
          disabled={Boolean(pending)}
          onPointerEnter={preloadDelete}
          onFocus={preloadDelete}
          onClick={() => onDelete(policy)}
        >
          <TrashIcon />
        </button>
      )}
    </li>
  );
});

function PolicyLink({ policy: { id, name, pending } }: { readonly policy: Row }) {
  // A policy that is being created has no URL yet.
  return pending === "create" ? (
    <span className="row-name">{name}</span>
  ) : (
    <Link
      id={`policy-${id}`}
      className="row-name"
      to={`/policies/${encodeURIComponent(id)}`}
      onPointerEnter={preloadEdit}
      onFocus={preloadEdit}
      onClick={() => focusLater(id)}
    >
      {name}
    </Link>
  );
}

function countOf(count: number | undefined): string {
  return count === undefined ? "permissions unknown" : countPermissions(count);
}
