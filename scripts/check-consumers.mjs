// @ts-check
// Installs the packed tarballs where no workspace is near, and uses them as people do.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { checkApp } from "./consumers/app.mjs";
import { check, failures } from "./consumers/check.mjs";
import { checkFootprint } from "./consumers/footprint.mjs";
import { checkNode } from "./consumers/node.mjs";
import { checkTypes } from "./consumers/types.mjs";
import { checkVersions } from "./consumers/versions.mjs";
import { PUBLIC_PACKAGES, pack } from "./packages.mjs";

const home = await mkdtemp(join(tmpdir(), "confident-consumers-"));
try {
  /** @type {Record<string, string>} */
  const tarballs = {};
  await check("packed", async () => {
    for (const folder of PUBLIC_PACKAGES) {
      const { name, tarball } = await pack(folder, join(home, "tarballs", basename(folder)));
      tarballs[name] = tarball;
    }
    return `${PUBLIC_PACKAGES.length} tarballs`;
  });
  const setting = { home, tarballs };
  const checkRun = async () => {
    await checkFootprint(setting);
    await checkNode(setting);
    await checkApp(setting);
    await checkVersions(setting);
  };
  // Side by side, because both take a minute.
  await Promise.all(failures() === 0 ? [checkRun(), checkTypes(setting)] : []);
} finally {
  await rm(home, { recursive: true });
}
process.exitCode = failures() === 0 ? 0 : 1;
