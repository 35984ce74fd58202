import { notify } from "../shell/notify.ts";
import { useSession, useSignIn } from "./session.ts";

/** The stub of a sign-in: one button for each user. */
export function SignInButtons({ onSignedIn }: { readonly onSignedIn?: () => void }) {
  const users = useSession()?.users ?? [];
  const signIn = useSignIn();
  const choose = (id: string) =>
    signIn(id).then(onSignedIn, () => notify("failure", "Signing in did not work. Try again."));
  return (
    <div className="sign-in-buttons">
      {users.map(({ id, name, mayWrite }) => (
        <button key={id} type="button" className="button" onClick={() => choose(id)}>
          {name}
          <span className="quiet">{mayWrite ? "may write" : "may only read"}</span>
        </button>
      ))}
    </div>
  );
}
