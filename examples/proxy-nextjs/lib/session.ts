export interface User {
  readonly id: string;
  readonly isAdmin: boolean;
}

/** Stands for your own session store. */
export const sessions: Map<string, User> = new Map();

/** Who has signed in, by the session cookie. */
export function userOf({ headers }: Request): User | undefined {
  const id = /(?:^|; )session=([^;]+)/.exec(headers.get("cookie") ?? "")?.[1];
  return sessions.get(id ?? "");
}
