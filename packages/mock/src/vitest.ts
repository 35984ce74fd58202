// Makes the module augmentation below resolve.
import type {} from "vitest";
import type { TestProject } from "vitest/node";
import { startPrismMock } from "./prism/start-prism-mock.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The URL of Prism, for `inject("confidentMockUrl")`. */
    confidentMockUrl: string;
  }
}

/**
 * A `globalSetup` for Vitest: starts Prism before the tests and stops it after them. Sets `CONFIDENT_BASE_URL` and
 * `CONFIDENT_ORG_API_KEY`, so that no test reaches the real API by accident. `inject("confidentMockUrl")` returns the
 * URL.
 */
// biome-ignore lint/style/noDefaultExport: Vitest requires one
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPrismMock();
  project.provide("confidentMockUrl", url);
  process.env["CONFIDENT_BASE_URL"] = url;
  process.env["CONFIDENT_ORG_API_KEY"] = "confident_us_org_only_for_the_mock";
  return stop;
}
