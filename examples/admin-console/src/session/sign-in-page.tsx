import { useTitle } from "../shell/use-title.ts";
import { SignInButtons } from "./sign-in-buttons.tsx";

/** What is shown to somebody who has not signed in. */
export function SignInPage({ onSignedIn }: { readonly onSignedIn?: () => void }) {
  const heading = useTitle("Sign in");
  return (
    <main id="main" className="sign-in">
      <h1 ref={heading} tabIndex={-1}>
        Sign in
      </h1>
      <p>
        This is a stub: it asks for no password. A console that is deployed puts its own sign-in
        here, and decides on its server who may write.
      </p>
      <SignInButtons {...(onSignedIn && { onSignedIn })} />
    </main>
  );
}
