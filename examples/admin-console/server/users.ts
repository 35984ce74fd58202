/** Who may sign in. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly mayWrite: boolean;
}

/** Stand for the people that your own sign-in knows. */
export const USERS: readonly User[] = [
  { id: "ada", name: "Ada Okafor", mayWrite: true },
  { id: "ben", name: "Ben Lindqvist", mayWrite: false },
];
