/** @throws {Error} always. Browser bundles get this function instead of the package. */
export function rejectBrowser(): never {
  throw new Error(
    "@confident-admin/proxy holds the organization key and runs only on a server. In a browser, use @confident-admin/core or @confident-admin/react with baseUrl set to the proxy's path.",
  );
}
