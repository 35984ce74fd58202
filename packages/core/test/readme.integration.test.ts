import { readFileSync } from "node:fs";
import { ModuleKind, ScriptTarget, transpile } from "typescript";
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from "vitest";
import * as core from "../src/index.ts";
import { type Recorder, startRecorder } from "./support/recorder.ts";

const AsyncFunction = (async () => {}).constructor as FunctionConstructor;

let recorder: Recorder;

beforeAll(async () => {
  recorder = await startRecorder(inject("confidentMockUrl"));
});
afterAll(() => recorder.stop());
afterEach(() => vi.unstubAllEnvs());

function samplesOf(path: string): string {
  const text = readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8");
  const samples = [...text.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code).join("\n");
  const code = samples.replaceAll(/^import .*$/gm, "");
  return transpile(code, { target: ScriptTarget.ES2022, module: ModuleKind.ESNext });
}

test.each([
  ["README.md", "PUT DELETE"],
  ["docs/migrating.md", "GET POST"],
  [
    "packages/core/README.md",
    "GET GET GET PUT GET GET POST GET GET GET PUT GET GET GET PUT GET GET",
  ],
])("the samples of %s run as they stand, one after the other", async (path, methods) => {
  const run = AsyncFunction(...Object.keys(core), samplesOf(path));
  recorder.requests.length = 0;
  vi.stubEnv("CONFIDENT_ORG_API_KEY", "confident_us_org_0123456789");
  vi.stubEnv("CONFIDENT_BASE_URL", recorder.url);
  await run(...Object.values(core));
  expect(recorder.requests.map(({ method }) => method).join(" ")).toBe(methods);
  expect(recorder.requests.filter(({ violations }) => violations)).toEqual([]);
});
