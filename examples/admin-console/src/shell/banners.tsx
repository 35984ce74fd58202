import { useSession } from "../session/session.ts";
import { SignInButtons } from "../session/sign-in-buttons.tsx";
import { useOnline } from "./use-online.ts";

/** What holds for the whole page. The element is always there, so that what appears in it is announced. */
export function Banners() {
  const online = useOnline();
  const session = useSession();
  return (
    <div role="status" className="banners">
      {!online && <p className="banner">You are offline. What you see may be out of date.</p>}
      {session?.user === null && (
        <div className="banner">
          <p>You are not signed in any more. What you typed is still here.</p>
          <SignInButtons />
        </div>
      )}
      {session?.user?.mayWrite === false && (
        <p className="banner">You may look at everything, and change nothing.</p>
      )}
    </div>
  );
}
