// @ts-check
// Counts the compiler's type instantiations for consumers of the built packages, and fails above a limit.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const TSC = createRequire(import.meta.url).resolve("typescript/bin/tsc");
const COMPILER_OPTIONS = {
  noEmit: true,
  strict: true,
  target: "es2022",
  module: "nodenext",
  jsx: "react-jsx",
  skipLibCheck: true,
  types: [],
};

const CLASS = `import { ConfidentAdmin, type Policy } from "@confident-admin/core";
const admin = new ConfidentAdmin();
export const all: Policy[] = await admin.policies.list();
export const one: Policy = await admin.policies.update("p", { name: "n", permissionIds: ["a"] });
`;
const FUNCTIONS = `import {
  createConfidentClient, isConfidentError, listPolicies, type Policy, updatePolicy,
} from "@confident-admin/core";
const client = createConfidentClient();
export const all: Policy[] = await listPolicies(client);
try {
  await updatePolicy(client, "p", { name: "n", permissionIds: ["a"] });
} catch (error) {
  if (isConfidentError(error) && error.name === "ConfidentApiError") {
    error.status satisfies number;
  }
}
`;
// No Promise.all, which costs more than all of these calls.
const TEN_RESOURCES = `import { ConfidentAdmin } from "@confident-admin/core";
const admin = new ConfidentAdmin();
const project = admin.project("p");
export const organization = await admin.organization.get();
export const permissions = await admin.permissions.list();
export const policies = await admin.policies.list();
export const { items, total } = await admin.members.listPage({ page: 2 });
export const governancePolicies = await admin.governancePolicies.list();
export const created = await admin.projects.create({ name: "n" });
export const role = await admin.roles.create({ name: "n", policies: ["a"] });
export const sent = await admin.invitations.create({ emails: ["a@b.c"], role: "Member" });
export const key = await admin.apiKeys.create({ name: "n" });
export const member = await project.members.updateRole("u", { role: "Member" });
`;
const PAGE = `import { usePolicies, useUpdatePolicy } from "@confident-admin/react";
export function Page() {
  const { data = [], error } = usePolicies();
  const { mutate } = useUpdatePolicy({ onSuccess: (policy) => console.log(policy.name) });
  const rename = (policyId: string) =>
    mutate({ policyId, policy: { name: "Uno", permissionIds: ["perm-1"] } });
  return error ? <p>{error.message}</p> : <ul>{data.map(({ id, name, pending }) => (
    <li key={id}>{name} {pending} <button type="button" onClick={() => rename(id)}>Rename</button></li>
  ))}</ul>;
}
`;

/** The source of each consumer, the folder that resolves its imports, and the limit. */
const CONSUMERS = {
  "the class of core": { folder: "packages/core", source: CLASS, limit: 50 },
  "the functions of core": { folder: "packages/core", source: FUNCTIONS, limit: 50 },
  "ten resources of core": { folder: "packages/core", source: TEN_RESOURCES, limit: 200 },
  "a React page": { folder: "packages/react", source: PAGE, limit: 2_100 },
};

for (const [name, { folder, source, limit }] of Object.entries(CONSUMERS)) {
  const cost = instantiations(folder, source) - instantiations(folder, "export {};\n");
  process.stdout.write(`${name}: ${cost} type instantiations (limit: ${limit})\n`);
  process.exitCode ||= cost > limit ? 1 : 0;
}

/**
 * @param {string} folder
 * @param {string} source
 */
function instantiations(folder, source) {
  // Inside the package, so that its dependencies resolve.
  const project = mkdtempSync(join(import.meta.dirname, "..", folder, "type-cost-"));
  try {
    writeFileSync(join(project, "consumer.tsx"), source);
    const config = { compilerOptions: COMPILER_OPTIONS, files: ["consumer.tsx"] };
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify(config));
    const command = [TSC, "--project", project, "--extendedDiagnostics"];
    const { stdout, status } = spawnSync(process.execPath, command, { encoding: "utf8" });
    const count = /Instantiations:\s+(\d+)/.exec(stdout)?.[1];
    if (status !== 0 || count === undefined) {
      throw new Error(`tsc failed:\n${stdout}`);
    }
    return Number(count);
  } finally {
    rmSync(project, { recursive: true });
  }
}
