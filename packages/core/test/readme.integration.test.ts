import { readFileSync } from "node:fs";
import { createFakeConfident } from "@confident-admin/mock";
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

const API_KEY = "confident_us_org_0123456789";

async function run(path: string, url: string): Promise<void> {
  const run = AsyncFunction(...Object.keys(core), samplesOf(path));
  vi.stubEnv("CONFIDENT_ORG_API_KEY", API_KEY);
  vi.stubEnv("CONFIDENT_BASE_URL", url);
  await run(...Object.values(core));
}

test.each([
  ["README.md", "PUT DELETE"],
  ["docs/migrating.md", "GET POST GET GET PUT GET POST POST POST POST"],
])("runs the samples of %s in order", async (path, methods) => {
  recorder.requests.length = 0;
  await run(path, recorder.url);
  expect(recorder.requests.map(({ method }) => method).join(" ")).toBe(methods);
  expect(recorder.requests.filter(({ violations }) => violations)).toEqual([]);
});

// Prism responds to a grant with an example that contradicts it.
test("runs the samples of packages/core/README.md in order, on a stateful server", async () => {
  const policies = [{ id: "p1", name: "Manage billing" }];
  const fake = createFakeConfident({ policies, apiKeys: [API_KEY] });
  const server = await fake.listen();
  const remembering = await startRecorder(server.url);
  try {
    await run("packages/core/README.md", remembering.url);
  } finally {
    await remembering.stop();
    await server.stop();
  }
  expect(remembering.requests.map(({ method }) => method).join(" ")).toBe(
    "GET GET GET PUT GET POST GET GET PUT GET GET PUT GET POST GET GET GET",
  );
  expect(fake.state().policies).toMatchObject([
    { id: "p1", permissions: [{ name: "billing:read" }, { name: "iam:read" }] },
    { name: "Read billing" },
    { name: "Auditors" },
  ]);
});
