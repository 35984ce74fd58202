/** Returns a base URL's host and port, for messages. Returns a path unchanged. */
export function hostOf(baseUrl: string): string {
  return baseUrl.startsWith("http") ? new URL(baseUrl).host : baseUrl || "/";
}
