/** Formats a number of permissions. */
export function countPermissions(count: number): string {
  return `${count} ${count === 1 ? "permission" : "permissions"}`;
}
