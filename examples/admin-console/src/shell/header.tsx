import { useOrganization } from "@confident-admin/react";
import { Link } from "react-router";
import { useSession } from "../session/session.ts";
import { MarkIcon } from "../ui/icons.tsx";

/** Whose policies these are, and who is looking at them. */
export function Header() {
  const user = useSession()?.user;
  const { data: organization } = useOrganization({ enabled: Boolean(user), staleTime: 600_000 });
  return (
    <header className="top">
      <Link to="/" className="brand">
        <MarkIcon />
        <span>{organization?.name ?? "Access console"}</span>
      </Link>
      {user && (
        <div className="who">
          <span className="who-name">{user.name}</span>
          <span className="tag">{user.mayWrite ? "may write" : "read only"}</span>
          <Link to="/signed-out" className="button plain">
            Sign out
          </Link>
        </div>
      )}
    </header>
  );
}
