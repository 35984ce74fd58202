// The module augmentation below requires this import.
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
 * A `globalSetup` for Vitest: starts Prism before a project's tests and stops it after them. The setup sets
 * `CONFIDENT_BASE_URL` and `CONFIDENT_ORG_API_KEY` for the tests, so that no test reaches the real API by accident.
 * `inject("confidentMockUrl")` returns the URL. Each Vitest project that uses this setup gets its own mock.
 */
// biome-ignore lint/style/noDefaultExport: Vitest requires one
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPrismMock();
  project.provide("confidentMockUrl", url);
  const env = {
    CONFIDENT_BASE_URL: url,
    CONFIDENT_ORG_API_KEY: "confident_us_org_only_for_the_mock",
  };
  Object.assign(process.env, env); // for projects without this setup
  // In process.env, projects with this setup would overwrite each other's variables.
  project.config.env = { ...env, ...project.config.env };
  return stop;
}
