/** A user who can sign in. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly mayWrite: boolean;
}

/** Stand-ins for the users of your own sign-in. */
export const USERS: readonly User[] = [
  { id: "ada", name: "Ada Okafor", mayWrite: true },
  { id: "ben", name: "Ben Lindqvist", mayWrite: false },
];
