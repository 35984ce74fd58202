import { useEffect } from "react";
import { useNavigate } from "react-router";
import { useSignOut } from "./session.ts";
import { SignInPage } from "./sign-in-page.tsx";

/** Signs out. It has its own address so that a form with unsaved changes asks first. */
export function SignedOutPage() {
  const navigate = useNavigate();
  const signOut = useSignOut();
  useEffect(() => {
    // The page looks the same, and the next response shows who is still signed in.
    signOut().catch(() => {});
  }, [signOut]);
  return <SignInPage onSignedIn={() => navigate("/")} />;
}
