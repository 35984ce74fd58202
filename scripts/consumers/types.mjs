// @ts-check
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { readJson } from "../packages.mjs";
import { check } from "./check.mjs";
import { FIXTURES, install, runIn } from "./project.mjs";

const OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  declaration: true,
  emitDeclarationOnly: true,
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
  await checkUnderPnpm(setting);
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
    const files =
      resolution === "nodenext"
        ? ["module.tsx", "declarations.ts", "common.cts"]
        : ["module.tsx", "declarations.ts"];
    const outDir = `out-${compiler}-${resolution}`;
    const compilerOptions = { ...OPTIONS, ...RESOLUTIONS[resolution], outDir };
    await writeFile(join(folder, config), JSON.stringify({ compilerOptions, files }));
    await run(process.execPath, [`node_modules/${compiler}/bin/tsc`, "--project", config]);
    return `${files.join(" and ")} without skipLibCheck`;
  });
}

/** pnpm hides dependencies of dependencies, so declaration files must not name them. @param {import("./project.mjs").Setting} setting */
async function checkUnderPnpm({ home, tarballs }) {
  await check("declarations under pnpm", async () => {
    const folder = join(home, "pnpm");
    await mkdir(folder);
    await cp(join(FIXTURES, "types", "declarations.ts"), join(folder, "declarations.ts"));
    const core = `file:${tarballs["@confident-admin/core"]}`;
    const dependencies = { "@confident-admin/core": core, typescript: "6.0.3" };
    const manifest = { private: true, type: "module", dependencies };
    await writeFile(join(folder, "package.json"), JSON.stringify(manifest));
    const { jsx: _, ...options } = OPTIONS;
    const compilerOptions = { ...options, ...RESOLUTIONS.nodenext, outDir: "out" };
    const config = { compilerOptions, files: ["declarations.ts"] };
    await writeFile(join(folder, "tsconfig.json"), JSON.stringify(config));
    const run = runIn(folder);
    await run("npx", ["-y", "pnpm@12.21.0", "install"]);
    await run(process.execPath, ["node_modules/typescript/bin/tsc"]);
  });
}
