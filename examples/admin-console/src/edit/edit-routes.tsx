import { lazy, Suspense } from "react";
import { useParams } from "react-router";
import { loadChunk, preloader } from "../ui/chunk-load-error.ts";
import { EditSkeleton } from "./edit-skeleton.tsx";

const load = () => loadChunk(import("./edit-page.tsx"));
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
