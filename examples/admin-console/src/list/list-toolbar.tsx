import { lazy, Suspense, useState } from "react";
import { Link } from "react-router";
import { preloadEdit } from "../edit/edit-routes.tsx";
import { loadExport, preloadExport } from "../export/load-export-dialog.ts";
import { PlusIcon, SearchIcon } from "../ui/icons.tsx";
import type { Search } from "./use-search.ts";

const ExportDialog = lazy(loadExport);

interface ListToolbarProps {
  readonly search: Search;
  readonly mayWrite: boolean;
}

/** The search field, the export button and the link to create a policy. */
export function ListToolbar({ search, mayWrite }: ListToolbarProps) {
  return (
    <div className="toolbar">
      {/* biome-ignore lint/a11y/useSemanticElements: <search> is not supported everywhere yet */}
      <div className="search" role="search">
        <SearchIcon />
        <input
          type="search"
          aria-label="Search policies"
          placeholder="Name or permission"
          value={search.text}
          onChange={(event) => search.setText(event.target.value)}
        />
      </div>
      <ExportButton />
      {mayWrite && (
        <Link
          to="/policies/new"
          id="policy-new"
          className="button primary"
          onFocus={preloadEdit}
          onPointerEnter={preloadEdit}
        >
          <PlusIcon />
          New policy
        </Link>
      )}
    </div>
  );
}

function ExportButton() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="button"
        onPointerEnter={preloadExport}
        onFocus={preloadExport}
        onClick={() => setOpen(true)}
      >
        Export
      </button>
      {open && (
        <Suspense>
          <ExportDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
