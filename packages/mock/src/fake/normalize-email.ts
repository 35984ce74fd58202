/** Formats an address as the API stores it. */
export function normalizeEmail(email: string): string {
  return email.trim().toLowerCase();
}
