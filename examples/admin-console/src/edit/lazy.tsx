import { lazy, Suspense } from "react";
import { useParams } from "react-router";
import { arrive, preloader } from "../shell/arrive.ts";
import { EditSkeleton } from "./edit-skeleton.tsx";

const load = () => arrive(import("./edit-page.tsx"));
const EditPage = lazy(() => load().then(({ EditPage }) => ({ default: EditPage })));
const NewPage = lazy(() => load().then(({ NewPage }) => ({ default: NewPage })));

/** Fetches the form before it is needed: it is not part of the first load. */
export const preloadEdit = preloader(load);

/** The form for a policy that there is. */
export function EditRoute() {
  const { policyId = "" } = useParams();
  return (
    <Suspense fallback={<EditSkeleton />}>
      <EditPage key={policyId} policyId={policyId} />
    </Suspense>
  );
}

/** The form for a new policy. */
export function NewRoute() {
  return (
    <Suspense fallback={<EditSkeleton />}>
      <NewPage />
    </Suspense>
  );
}
