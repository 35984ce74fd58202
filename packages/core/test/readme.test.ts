import { readFileSync } from "node:fs";
import { startPrismMock } from "@confident-admin/mock";
import { afterEach, expect, test, vi } from "vitest";
import * as core from "../src/index.ts";
import { startRecorder } from "./support/recorder.ts";

afterEach(() => vi.unstubAllEnvs());

test("the README's samples run as they stand, one after the other", async () => {
  const readme = readFileSync(new URL("../../../README.md", import.meta.url), "utf8");
  const samples = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code).join("\n");
  const body = samples.replaceAll(/^import .*$/gm, "");
  const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
  const run = AsyncFunction(...Object.keys(core), body);

  const prism = await startPrismMock();
  const recorder = await startRecorder(prism.url);
  vi.stubEnv("CONFIDENT_ORG_API_KEY", "confident_us_org_0123456789");
  vi.stubEnv("CONFIDENT_BASE_URL", recorder.url);
  try {
    await run(...Object.values(core));
    expect(recorder.requests).toMatchObject([
      { method: "PUT", target: "/v1/organization/policies/policy-uuid-2", violations: undefined },
      {
        method: "DELETE",
        target: "/v1/organization/policies/policy-uuid-2",
        violations: undefined,
      },
    ]);
  } finally {
    await recorder.stop();
    await prism.stop();
  }
});
