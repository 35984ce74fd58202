// @ts-check
// Measures how many type instantiations a page needs beyond an empty file, and how many of them are React's own.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const MAX_INSTANTIATIONS = 2_000;
const TSC = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const HOOKS = `import { usePolicies, useUpdatePolicy } from "@confident-admin/react";
function usePage() {
  const { data, error, isPending } = usePolicies();
  const update = useUpdatePolicy({ onSuccess: (policy) => console.log(policy.name) });
  const rename = (policyId: string) =>
    update.mutate({ policyId, policy: { name: "Uno", permissionIds: ["perm-1"] } });
  return { data: isPending ? [] : (data ?? []), error: error?.message, rename };
}`;
const ELEMENTS = `interface Row { readonly id: string; readonly name: string; readonly pending?: string }
declare function usePage(): { data: Row[]; error: string | undefined; rename: (id: string) => void };`;
const PAGE = `
export function Page() {
  const { data, error, rename } = usePage();
  return error ? <p>{error}</p> : <ul>{data.map(({ id, name, pending }) => (
    <li key={id}>{name} {pending} <button type="button" onClick={() => rename(id)}>Rename</button></li>
  ))}</ul>;
}`;

// Inside the package, so that its own name resolves to the build.
const folder = mkdtempSync(join(import.meta.dirname, "type-cost-"));
try {
  const empty = instantiations("export {};");
  const page = instantiations(HOOKS + PAGE) - empty;
  const elements = instantiations(ELEMENTS + PAGE) - empty;
  process.stdout.write(
    `Type instantiations of a page: ${page}, at most ${MAX_INSTANTIATIONS}; ${elements} of them are for its JSX\n`,
  );
  process.exitCode = page > MAX_INSTANTIATIONS ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true });
}

/** @param {string} source */
function instantiations(source) {
  writeFileSync(join(folder, "page.tsx"), source);
  const compilerOptions = {
    noEmit: true,
    strict: true,
    target: "es2022",
    module: "nodenext",
    jsx: "react-jsx",
    skipLibCheck: true,
    types: [],
  };
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({ compilerOptions, files: ["page.tsx"] }),
  );
  const { stdout, status } = spawnSync(
    process.execPath,
    [TSC, "--project", folder, "--extendedDiagnostics"],
    { encoding: "utf8" },
  );
  const count = /Instantiations:\s+(\d+)/.exec(stdout)?.[1];
  if (status !== 0 || count === undefined) {
    throw new Error(`tsc failed:\n${stdout}`);
  }
  return Number(count);
}
