// Without it the type of what is provided has nothing to be added to.
import type {} from "vitest";
import type { TestProject } from "vitest/node";
import { startPrismMock } from "./prism/start-prism-mock.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where Prism listens: `inject("confidentMockUrl")`. */
    confidentMockUrl: string;
  }
}

/**
 * A `globalSetup` for vitest: starts Prism before the tests and stops it after them. Tests find it where
 * `inject("confidentMockUrl")` says, and by themselves: the environment's `CONFIDENT_BASE_URL` and
 * `CONFIDENT_ORG_API_KEY` are set for them, so that none reaches the real API by accident.
 */
// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPrismMock();
  project.provide("confidentMockUrl", url);
  process.env["CONFIDENT_BASE_URL"] = url;
  process.env["CONFIDENT_ORG_API_KEY"] = "confident_us_org_only_for_the_mock";
  return stop;
}
