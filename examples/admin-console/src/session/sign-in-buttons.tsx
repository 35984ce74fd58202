import { notify } from "../ui/notify.ts";
import { useSession, useSignIn } from "./session.ts";

/** A stub of a sign-in: one button per user. */
export function SignInButtons({ onSignedIn }: { readonly onSignedIn?: () => void }) {
  const users = useSession()?.users ?? [];
  const signIn = useSignIn();
  const choose = (id: string) =>
    signIn(id).then(onSignedIn, () => notify("failure", "Sign-in failed. Try again."));
  return (
    <div className="sign-in-buttons">
      {users.map(({ id, name, mayWrite }) => (
        <button key={id} type="button" className="button" onClick={() => choose(id)}>
          {name}
          <span className="quiet">{mayWrite ? "can edit" : "read-only"}</span>
        </button>
      ))}
    </div>
  );
}
