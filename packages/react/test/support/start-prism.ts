import { startPrismMock } from "@confident-admin/mock";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    readonly prismUrl: string;
  }
}

/** Starts one Prism for the tests with both React versions. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPrismMock();
  provide("prismUrl", url);
  return stop;
}
