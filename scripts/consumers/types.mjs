// @ts-check
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readJson } from "../packages.mjs";
import { check } from "./check.mjs";
import { install } from "./project.mjs";

const OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noEmit: true,
  skipLibCheck: false,
  target: "es2022",
  lib: ["es2022", "dom", "dom.iterable", "esnext.disposable"],
  jsx: "react-jsx",
  types: [],
};
const RESOLUTIONS = {
  bundler: { module: "esnext", moduleResolution: "bundler" },
  nodenext: { module: "nodenext", moduleResolution: "nodenext" },
};

/** The compilers that people have, over a file that uses every package. @param {import("./project.mjs").Setting} setting */
export async function checkTypes(setting) {
  /** @type {import("./project.mjs").Project | undefined} */
  let project;
  await check("install for TypeScript", async () => {
    project = await install(setting, "types");
  });
  if (!project) {
    return;
  }
  const { dependencies } = await readJson(join(project.folder, "package.json"));
  for (const compiler of Object.keys(dependencies).filter((name) => /^typescript-/.test(name))) {
    for (const resolution of /** @type {const} */ (["bundler", "nodenext"])) {
      await checkWith(project, compiler, resolution);
    }
  }
}

/**
 * @param {import("./project.mjs").Project} project
 * @param {string} compiler
 * @param {keyof typeof RESOLUTIONS} resolution
 */
async function checkWith({ folder, run }, compiler, resolution) {
  const { version } = await readJson(join(folder, "node_modules", compiler, "package.json"));
  await check(`TypeScript ${version}, ${resolution}`, async () => {
    const config = `tsconfig.${compiler}.${resolution}.json`;
    const files = resolution === "nodenext" ? ["module.tsx", "common.cts"] : ["module.tsx"];
    const compilerOptions = { ...OPTIONS, ...RESOLUTIONS[resolution] };
    await writeFile(join(folder, config), JSON.stringify({ compilerOptions, files }));
    await run(process.execPath, [`node_modules/${compiler}/bin/tsc`, "--project", config]);
    return `${files.join(" and ")} without skipLibCheck`;
  });
}
