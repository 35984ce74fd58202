// @ts-check
// Runs after `changeset version`, which does not give peer dependencies an upper bound.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { PUBLIC_PACKAGES, peerRange, ROOT, readJson } from "./packages.mjs";

const files = PUBLIC_PACKAGES.map((folder) => join(ROOT, folder, "package.json"));
const manifests = await Promise.all(
  files.map(async (file) => ({ file, manifest: await readJson(file) })),
);
const versions = new Map(manifests.map(({ manifest }) => [manifest.name, manifest.version]));

for (const { file, manifest } of manifests) {
  for (const name of Object.keys(manifest.peerDependencies ?? {})) {
    const version = versions.get(name);
    if (version) {
      manifest.peerDependencies[name] = `workspace:${peerRange(version)}`;
      writeFileSync(file, `${JSON.stringify(manifest, null, 2)}\n`);
    }
  }
}
