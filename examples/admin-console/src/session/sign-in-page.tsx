import { useTitle } from "../ui/use-title.ts";
import { SignInButtons } from "./sign-in-buttons.tsx";

/** The page for users who are not signed in. */
export function SignInPage({ onSignedIn }: { readonly onSignedIn?: () => void }) {
  const heading = useTitle("Sign in");
  return (
    <main id="main" className="sign-in">
      <h1 ref={heading} tabIndex={-1}>
        Sign in
      </h1>
      <p>
        This is a stub without passwords. In production, use your own authentication and let your
        server decide who can edit.
      </p>
      <SignInButtons {...(onSignedIn && { onSignedIn })} />
    </main>
  );
}
