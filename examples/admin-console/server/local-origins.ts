/** The origins of a server on this machine, as browsers send them: without a default port. */
export function localOrigins(port: number): string[] {
  return ["127.0.0.1", "localhost"].map((host) => new URL(`http://${host}:${port}`).origin);
}
