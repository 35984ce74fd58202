import type { FallbackProps } from "react-error-boundary";
import { ChunkLoadError } from "../ui/chunk-load-error.ts";

/** Replaces a page that threw an error. */
export function Crash({ error, resetErrorBoundary }: FallbackProps) {
  const needsReload = error instanceof ChunkLoadError;
  return (
    <main id="main" className="page">
      <div className="empty" role="alert">
        <h1>Something went wrong</h1>
        <p>{error instanceof Error ? error.message : "Unknown error."}</p>
        <p>
          If you were saving a policy, check whether your changes were saved before you try again.
        </p>
        <button
          type="button"
          className="button"
          onClick={needsReload ? () => location.reload() : resetErrorBoundary}
        >
          {needsReload ? "Reload the page" : "Try again"}
        </button>
      </div>
    </main>
  );
}
