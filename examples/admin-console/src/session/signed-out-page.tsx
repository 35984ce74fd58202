import { useEffect } from "react";
import { useNavigate } from "react-router";
import { useSignOut } from "./session.ts";
import { SignInPage } from "./sign-in-page.tsx";

/** Signs out. This is a page, so that leaving a form with unsaved changes asks for confirmation first. */
export function SignedOutPage() {
  const navigate = useNavigate();
  const signOut = useSignOut();
  useEffect(() => {
    // Ignore a failure. The page looks the same, and the next response shows the current session.
    signOut().catch(() => {});
  }, [signOut]);
  return <SignInPage onSignedIn={() => navigate("/")} />;
}
