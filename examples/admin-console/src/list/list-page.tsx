import { type PolicyRow, usePolicies } from "@confident-admin/react";
import { lazy, Suspense, useMemo } from "react";
import { loadFailedWriteNotices } from "../delete/load-failed-write-notices.ts";
import { useFailedWrites } from "../failures/failed-writes.ts";
import { FailureNotice } from "../failures/failure-notice.tsx";
import { useMayWrite } from "../session/session.ts";
import { useTitle } from "../ui/use-title.ts";
import { EmptyList, NoMatch } from "./empty-list.tsx";
import { ListSkeleton } from "./list-skeleton.tsx";
import { ListToolbar } from "./list-toolbar.tsx";
import { matches, toWords } from "./matches.ts";
import { PolicyList } from "./policy-list.tsx";
import { type Search, useSearch } from "./use-search.ts";

const FailedWriteNotices = lazy(loadFailedWriteNotices);

const byName = new Intl.Collator("en", { numeric: true });
const sorted = (rows: PolicyRow[]) => [...rows].sort((a, b) => byName.compare(a.name, b.name));

/** The page with all policies. */
export function ListPage() {
  const heading = useTitle("Policies");
  const search = useSearch();
  const mayWrite = useMayWrite();
  const { data, error, errorUpdatedAt, refetch } = usePolicies({ select: sorted });
  return (
    <main id="main" className="page">
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          Policies <span className="count">{data?.length}</span>
        </h1>
        <ListToolbar search={search} mayWrite={mayWrite} />
      </div>
      {useFailedWrites().length > 0 && (
        <Suspense>
          <FailedWriteNotices />
        </Suspense>
      )}
      {error && (
        <FailureNotice
          error={error}
          task="load-policies"
          at={errorUpdatedAt}
          remedies={{ retry: refetch }}
        />
      )}
      {data ? (
        <Found policies={data} search={search} mayWrite={mayWrite} />
      ) : (
        !error && <ListSkeleton />
      )}
    </main>
  );
}

interface FoundProps {
  readonly policies: readonly PolicyRow[];
  readonly search: Search;
  readonly mayWrite: boolean;
}

function Found({ policies, search, mayWrite }: FoundProps) {
  const { applied, setText } = search;
  const found = useMemo(() => {
    const words = toWords(applied);
    return policies.filter((policy) => matches(policy, words));
  }, [policies, applied]);
  return (
    <>
      <p role="status" className="sr-only">
        {applied && `${found.length} of ${policies.length} policies match`}
      </p>
      {found.length > 0 && <PolicyList policies={found} mayWrite={mayWrite} />}
      {!policies.length && <EmptyList mayWrite={mayWrite} />}
      {policies.length > 0 && !found.length && (
        <NoMatch search={applied} onClear={() => setText("")} />
      )}
    </>
  );
}
