import { Link } from "react-router";
import { useTitle } from "./use-title.ts";

/** The page for an unknown URL or policy. */
export function NotFoundPage({ what = "Page" }: { readonly what?: string }) {
  const title = `${what} not found`;
  const heading = useTitle(title);
  return (
    <main id="main" className="page">
      <div className="empty">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <p>It may have been deleted, or the URL may be wrong.</p>
        <Link to="/" className="button">
          All policies
        </Link>
      </div>
    </main>
  );
}
