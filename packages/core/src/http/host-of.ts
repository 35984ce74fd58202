/** Returns the host and port of a base URL for messages. Returns a path unchanged. */
export function hostOf(baseUrl: string): string {
  return baseUrl.startsWith("http") ? new URL(baseUrl).host : baseUrl || "/";
}
