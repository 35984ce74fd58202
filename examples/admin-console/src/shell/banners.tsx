import { useSession } from "../session/session.ts";
import { SignInButtons } from "../session/sign-in-buttons.tsx";
import { useOnline } from "../ui/use-online.ts";

/**
 * Messages about the connection and the session. The element is always present, so that screen readers announce its
 * changes.
 */
export function Banners() {
  const online = useOnline();
  const session = useSession();
  return (
    <div role="status" className="banners">
      {!online && <p className="banner">You are offline. The data may be out of date.</p>}
      {session?.user === null && (
        <div className="banner">
          <p>You are signed out. Unsaved changes are still here.</p>
          <SignInButtons />
        </div>
      )}
      {session?.user?.mayWrite === false && (
        <p className="banner">Read-only access: you can view everything but cannot make changes.</p>
      )}
    </div>
  );
}
