import { readFileSync } from "node:fs";
import * as core from "@confident-admin/core";
import { createFakeConfident } from "@confident-admin/mock/fake";
import { ModuleKind, ScriptTarget, transpile } from "typescript";
import { afterEach, expect, test, vi } from "vitest";
import * as access from "../src/index.ts";
import * as node from "../src/node.ts";

const README = readFileSync(new URL("../README.md", import.meta.url), "utf8");
const AsyncFunction = (async () => {}).constructor as FunctionConstructor;

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test("runs the samples of the README in order", async () => {
  const fake = createFakeConfident({ policies: [{ name: "Support", permissions: ["iam:read"] }] });
  const server = await fake.listen();
  vi.stubEnv("CONFIDENT_ORG_API_KEY", fake.apiKey);
  vi.stubEnv("CONFIDENT_BASE_URL", server.url);
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const samples = [...README.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code).join("\n");
  const code = transpile(samples.replaceAll(/^import .*$/gm, ""), {
    target: ScriptTarget.ES2022,
    module: ModuleKind.ESNext,
  });
  const names = { ...core, ...access };
  try {
    await AsyncFunction(...Object.keys(names), code)(...Object.values(names));
  } finally {
    await server.stop();
  }
  expect(log.mock.calls.join()).toContain("billing:read");
  expect(fake.state().policies).toMatchObject([{ permissions: [{ name: "billing:read" }] }]);
});

test("the README names only what the package exports", () => {
  const [, table = ""] = /## Exports\n(.*?)\n\n`@confident/s.exec(README) ?? [];
  const cells = [...table.matchAll(/^\| (`.*?) \|/gm)].map(([, cell]) => cell ?? "");
  const names = cells.flatMap((cell) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name));
  expect(names.length).toBeGreaterThan(15);
  expect(names.filter((name) => !(name && name in access))).toEqual([]);
  expect(Object.keys(node)).toEqual(expect.arrayContaining(["loadBase", "loadFiles"]));
  for (const [, code, name] of README.matchAll(/^\| `([\w-]+)` \| `(\w+Error)` \|/gm)) {
    const source = readFileSync(new URL("../src/model/errors.ts", import.meta.url), "utf8");
    expect(source).toMatch(new RegExp(`class ${name} .*?"${code}"`, "s"));
  }
});
