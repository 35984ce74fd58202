import { Link } from "react-router";
import { useTitle } from "./use-title.ts";

/** What is shown where there is nothing. */
export function NotFoundPage({ what = "page" }: { readonly what?: string }) {
  const heading = useTitle(`No such ${what}`);
  return (
    <main id="main" className="page">
      <div className="empty">
        <h1 ref={heading} tabIndex={-1}>
          There is no such {what}
        </h1>
        <p>It may have been deleted, or the address is wrong.</p>
        <Link to="/" className="button">
          All policies
        </Link>
      </div>
    </main>
  );
}
