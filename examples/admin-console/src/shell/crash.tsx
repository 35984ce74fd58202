import type { FallbackProps } from "react-error-boundary";

/** What is shown in the place of a page that broke. */
export function Crash({ error, resetErrorBoundary }: FallbackProps) {
  return (
    <main id="main" className="page">
      <div className="empty" role="alert">
        <h1>This page broke</h1>
        <p>{error instanceof Error ? error.message : "Nobody knows why."}</p>
        <p>Nothing has been sent. Try again, or load the page anew.</p>
        <button type="button" className="button" onClick={resetErrorBoundary}>
          Try again
        </button>
      </div>
    </main>
  );
}
