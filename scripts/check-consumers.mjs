// @ts-check
// Installs the packed tarballs outside the workspace and uses them as consumers do.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { checkApp } from "./consumers/app.mjs";
import { check } from "./consumers/check.mjs";
import { checkCli } from "./consumers/cli.mjs";
import { checkFootprint } from "./consumers/footprint.mjs";
import { checkNode } from "./consumers/node.mjs";
import { checkTypes } from "./consumers/types.mjs";
import { checkVersions } from "./consumers/versions.mjs";
import { PUBLIC_PACKAGES, pack } from "./packages.mjs";

const home = await mkdtemp(join(tmpdir(), "confident-consumers-"));
try {
  const tarballs = await check("pack", async () => {
    /** @type {Record<string, string>} */
    const byName = {};
    for (const folder of PUBLIC_PACKAGES) {
      const { name, tarball } = await pack(folder, join(home, "tarballs", basename(folder)));
      byName[name] = tarball;
    }
    return byName;
  });
  if (tarballs) {
    const setting = { home, tarballs };
    const checkOthers = async () => {
      await checkFootprint(setting);
      await checkCli(setting);
      await checkNode(setting);
      await checkApp(setting);
      await checkVersions(setting);
    };
    // In parallel, because both take a minute.
    await Promise.all([checkOthers(), checkTypes(setting)]);
  }
} finally {
  await rm(home, { recursive: true });
}
