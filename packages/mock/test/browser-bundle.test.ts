// The published files, because package.json names them in `browser`.
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { expect, test } from "vitest";
import type { createFakeConfident } from "../src/fake.ts";

const bundle = (platform: "browser" | "node") =>
  build({
    entryPoints: [fileURLToPath(new URL("../dist/fake.js", import.meta.url))],
    bundle: true,
    write: false,
    format: "esm",
    platform,
    metafile: true,
    logLevel: "silent",
  });

test("bundles for browsers without modules of Node", async () => {
  const { warnings, metafile, outputFiles } = await bundle("browser");
  expect(warnings).toEqual([]);
  expect(Object.keys(metafile.inputs).filter((path) => path.includes("node-server"))).toEqual([]);
  const [{ text } = { text: "" }] = outputFiles;
  const module = await import(`data:text/javascript,${encodeURIComponent(text)}`);
  const fake = (module.createFakeConfident as typeof createFakeConfident)();
  const headers = { CONFIDENT_API_KEY: fake.apiKey };
  expect((await fake.fetch("/v1/organization", { headers })).status).toBe(200);
  await expect(fake.listen()).rejects.toThrow(
    "listen() requires Node. In a browser, use the fake's fetch.",
  );
});

test("bundles for Node with the server", async () => {
  const { metafile } = await bundle("node");
  const paths = Object.keys(metafile.inputs);
  expect(paths.filter((path) => path.includes("node-server"))).not.toEqual([]);
});
