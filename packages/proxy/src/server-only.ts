/** @throws {Error} always: this is what a browser bundle gets instead of the package. */
export function rejectBrowser(): never {
  throw new Error(
    "@confident-admin/proxy holds the organization's key and belongs on a server. In a browser, use @confident-admin/core or @confident-admin/react with baseUrl set to the proxy's path.",
  );
}
