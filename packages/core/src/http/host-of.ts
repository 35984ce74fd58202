/** Returns the host of a base URL with its port, for messages; a path as it is. */
export function hostOf(baseUrl: string): string {
  return baseUrl.startsWith("http") ? new URL(baseUrl).host : baseUrl || "/";
}
