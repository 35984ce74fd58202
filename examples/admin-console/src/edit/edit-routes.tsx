import { lazy, Suspense } from "react";
import { useParams } from "react-router";
import { loadFailedWriteNotices } from "../delete/load-failed-write-notices.ts";
import { loadChunk, preloader } from "../ui/chunk-load-error.ts";
import { EditSkeleton } from "./edit-skeleton.tsx";

async function load() {
  const [page] = await Promise.all([
    loadChunk(import("./edit-page.tsx")),
    loadFailedWriteNotices(),
  ]);
  return page;
}

const EditPage = lazy(() => load().then(({ EditPage }) => ({ default: EditPage })));
const NewPage = lazy(() => load().then(({ NewPage }) => ({ default: NewPage })));

/** Loads the form before it is needed. It is not part of the first load. */
export const preloadEdit = preloader(load);

/** The route of an existing policy. */
export function EditRoute() {
  const { policyId = "" } = useParams();
  return (
    <Suspense fallback={<EditSkeleton />}>
      <EditPage key={policyId} policyId={policyId} />
    </Suspense>
  );
}

/** The route of a new policy. */
export function NewRoute() {
  return (
    <Suspense fallback={<EditSkeleton />}>
      <NewPage />
    </Suspense>
  );
}
