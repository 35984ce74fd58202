import { useOrganization } from "@confident-admin/react";
import { Link } from "react-router";
import { useSession } from "../session/session.ts";
import { MarkIcon } from "../ui/icons.tsx";

/** Shows the organization and the signed-in user. */
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
        <div className="user">
          <span className="user-name">{user.name}</span>
          <span className="tag">{user.mayWrite ? "can edit" : "read-only"}</span>
          <Link to="/signed-out" className="button plain">
            Sign out
          </Link>
        </div>
      )}
    </header>
  );
}
