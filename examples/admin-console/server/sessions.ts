import { randomUUID } from "node:crypto";
import { type Context, Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { USERS, type User } from "./users.ts";

const COOKIE = "session";

/** The signed-in user, and the users who can sign in. */
interface Session {
  readonly user: User | null;
  readonly users: readonly User[];
}

/** The sessions of this server. */
export interface Sessions {
  /** `GET`, `POST` and `DELETE` of the caller's session. */
  readonly routes: Hono;
  readonly userOf: (request: Request) => User | undefined;
  /** Returns the session for the page. */
  readonly current: (context: Context) => Session;
}

/**
 * Creates a STUB of a sign-in, without passwords. Replace it with your own. The rest of the server only needs `userOf`.
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
        return context.json({ error: "Unknown user." }, 422);
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
