import { useEffect } from "react";
import { useNavigate } from "react-router";
import { useSignOut } from "./session.ts";
import { SignInPage } from "./sign-in-page.tsx";

/** Signs out: an address of its own, so that a form with unsaved changes asks before it is left. */
export function SignedOutPage() {
  const navigate = useNavigate();
  const signOut = useSignOut();
  useEffect(() => {
    // The page says so either way, and the next answer of the server shows who is still signed in.
    signOut().catch(() => {});
  }, [signOut]);
  return <SignInPage onSignedIn={() => navigate("/")} />;
}
