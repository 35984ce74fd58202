// @ts-check
// After `changeset version`, which leaves a peer's range as it is, or without an end.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { PUBLIC_PACKAGES, peerRange } from "./packages.mjs";

const [root = "."] = process.argv.slice(2);
const manifests = PUBLIC_PACKAGES.map((folder) => {
  const file = join(root, folder, "package.json");
  return { file, manifest: JSON.parse(readFileSync(file, "utf8")) };
});
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
