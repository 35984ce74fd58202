import type { FallbackProps } from "react-error-boundary";
import { NotArrived } from "./arrive.ts";

/** What is shown in the place of a page that broke. */
export function Crash({ error, resetErrorBoundary }: FallbackProps) {
  const anew = error instanceof NotArrived;
  return (
    <main id="main" className="page">
      <div className="empty" role="alert">
        <h1>This page broke</h1>
        <p>{error instanceof Error ? error.message : "Nobody knows why."}</p>
        <p>If you were saving something, look whether it is there before you save it again.</p>
        <button
          type="button"
          className="button"
          onClick={anew ? () => location.reload() : resetErrorBoundary}
        >
          {anew ? "Load the page anew" : "Try again"}
        </button>
      </div>
    </main>
  );
}
