/** @throws {Error} always: what a bundle for a browser gets in this package's place. */
export function refuseBrowser(): never {
  throw new Error(
    "@confident-admin/proxy holds the organization's key and belongs on a server. In a browser, use @confident-admin/core or @confident-admin/react with baseUrl set to where the proxy is.",
  );
}
