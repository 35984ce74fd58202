// @ts-check
import { cp, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PNPM, readJson } from "../packages.mjs";
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

/** Compiles a file that uses every package with several compilers. @param {import("./project.mjs").Setting} setting */
export async function checkTypes(setting) {
  const project = await check("install for TypeScript", () => install(setting, "types"));
  if (!project) {
    return;
  }
  await check("declarations under pnpm", () => compileUnderPnpm(setting));
  const { dependencies } = await readJson(join(project.folder, "package.json"));
  for (const compiler of Object.keys(dependencies).filter((name) => /^typescript-/.test(name))) {
    for (const resolution of /** @type {const} */ (["bundler", "nodenext"])) {
      await check(`${compiler}, ${resolution}`, () => compile(project, compiler, resolution));
    }
  }
}

/**
 * @param {import("./project.mjs").Project} project
 * @param {string} compiler
 * @param {keyof typeof RESOLUTIONS} resolution
 */
async function compile({ folder, run }, compiler, resolution) {
  const files = ["module.tsx", "declarations.ts"];
  if (resolution === "nodenext") {
    files.push("common.cts");
  }
  const outDir = `out-${compiler}-${resolution}`;
  const compilerOptions = { ...OPTIONS, ...RESOLUTIONS[resolution], outDir };
  const config = `tsconfig.${compiler}.${resolution}.json`;
  await writeFile(join(folder, config), JSON.stringify({ compilerOptions, files }));
  await run(process.execPath, [`node_modules/${compiler}/bin/tsc`, "--project", config]);
  return `${files.join(", ")} without skipLibCheck`;
}

/** pnpm hides transitive dependencies, so declaration files must not name them. @param {import("./project.mjs").Setting} setting */
async function compileUnderPnpm({ home, tarballs }) {
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
  await run("npx", [...PNPM, "install"]);
  await run(process.execPath, ["node_modules/typescript/bin/tsc"]);
}
