import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { USERS, type User } from "./users.ts";

const COOKIE = "session";

/** Who is signed in, and who could be. */
interface Session {
  readonly user: User | null;
  readonly users: readonly User[];
}

/** Who is signed in. */
export interface Sessions {
  /** `GET`, `POST` and `DELETE` of one's own session. */
  readonly routes: Hono;
  readonly userOf: (request: Request) => User | undefined;
  /** As the page is told. */
  readonly current: (context: Context) => Session;
}

/**
 * A STUB of a sign-in: whoever asks for a name gets it, without a password. Replace it with your own; what the
 * rest of the server needs of it is `userOf`.
 */
export function createSessions(): Sessions {
  const users = new Map<string, User>();
  const current = (context: Context): Session => ({
    user: users.get(getCookie(context, COOKIE) ?? "") ?? null,
    users: USERS,
  });
  const routes = new Hono()
    .get("/", (context) => context.json(current(context)))
    .post("/", async (context) => {
      const { id } = await context.req.json<{ id?: unknown }>().catch(() => ({ id: undefined }));
      const user = USERS.find((one) => one.id === id);
      if (!user) {
        return context.json({ error: "There is no such user." }, 422);
      }
      const session = randomUUID();
      users.set(session, user);
      setCookie(context, COOKIE, session, { httpOnly: true, sameSite: "Strict", path: "/" });
      return context.json({ user, users: USERS });
    })
    .delete("/", (context) => {
      users.delete(deleteCookie(context, COOKIE) ?? "");
      return context.json({ user: null, users: USERS });
    });
  return { routes, current, userOf: ({ headers }) => users.get(sessionIn(headers.get("cookie"))) };
}

function sessionIn(cookies: string | null): string {
  return new RegExp(`(?:^|; )${COOKIE}=([^;]+)`).exec(cookies ?? "")?.[1] ?? "";
}
