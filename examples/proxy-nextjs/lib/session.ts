export interface User {
  readonly id: string;
  readonly isAdmin: boolean;
}

/** A stand-in for your own session store. */
export const sessions: Map<string, User> = new Map();

/** Returns the user of the session cookie. */
export function userOf({ headers }: Request): User | undefined {
  const id = /(?:^|; )session=([^;]+)/.exec(headers.get("cookie") ?? "")?.[1];
  return sessions.get(id ?? "");
}
