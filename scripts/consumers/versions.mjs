// @ts-check
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { PNPM, PUBLIC_PACKAGES, peerRange, ROOT, readJson } from "../packages.mjs";
import { check } from "./check.mjs";
import { runIn } from "./project.mjs";

/** Applies the changesets in a clone, as the release workflow does. @param {import("./project.mjs").Setting} setting */
export async function checkVersions({ home }) {
  await check("versions of the next release", async () => {
    const clone = join(home, "clone");
    await runIn(home)("git", ["clone", "--quiet", ROOT, clone]);
    const run = runIn(clone);
    await run("npx", [...PNPM, "install", "--frozen-lockfile", "--prefer-offline"]);
    await run("npx", ["changeset", "version"]);
    await run("node", ["scripts/bound-peers.mjs"]);
    const released = await Promise.all(
      PUBLIC_PACKAGES.map(async (folder) => {
        const manifest = await readJson(join(clone, folder, "package.json"));
        const changelog = await readFile(join(clone, folder, "CHANGELOG.md"), "utf8");
        assert.ok(changelog.includes(`## ${manifest.version}`), `${manifest.name}: changelog`);
        return manifest;
      }),
    );
    const versions = new Map(released.map(({ name, version }) => [name, version]));
    for (const { name, peerDependencies = {} } of released) {
      for (const [peer, range] of Object.entries(peerDependencies)) {
        const version = versions.get(peer);
        assert.ok(!version || range === `workspace:${peerRange(version)}`, `${name}: ${peer}`);
      }
    }
    return released.map(({ name, version }) => `${name} ${version}`).join(", ");
  });
}
