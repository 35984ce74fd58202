import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFakeConfident, type FakeConfident, type Seed } from "@confident-admin/mock/fake";
import { type Run, run, type Setting } from "./run.ts";
import { type Served, serve } from "./serve.ts";

/** An organization with two policies, a role and three members. */
export const SEED: Seed = {
  organization: { id: "org-1", name: "Acme" },
  permissions: [
    { id: "p1", name: "billing:read" },
    { id: "p2", name: "iam:manage" },
    { id: "p3", name: "project:read" },
    { id: "p4", name: "user:delete" },
    { id: "p5", name: "user:read" },
  ],
  policies: [
    { id: "policy-1", name: "Support", permissions: ["billing:read", "user:read"] },
    { id: "policy-2", name: "Old readers", permissions: ["project:read"] },
  ],
  roles: [{ id: "role-1", name: "Support desk", policies: ["Support"] }],
  members: [
    { id: "m1", email: "ana@acme.test", role: "Owner" },
    { id: "m2", email: "bo@acme.test", role: "Support desk" },
    { id: "m3", email: "cy@acme.test", role: "Support desk" },
  ],
  projects: [],
};

/** A fake that listens, and an empty folder to run commands in. */
export interface World extends Served {
  readonly fake: FakeConfident;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly run: (args: string, setting?: Setting) => Promise<Run>;
  /** For arguments with spaces. */
  readonly call: (args: readonly string[], setting?: Setting) => Promise<Run>;
  readonly write: (path: string, text: string) => void;
}

/** Starts a world. */
export async function startWorld(seed: Seed = SEED): Promise<World> {
  const fake = createFakeConfident(seed);
  const server = await serve(fake);
  const folder = mkdtempSync(join(tmpdir(), "confident-cli-"));
  const env = { CONFIDENT_BASE_URL: server.url, CONFIDENT_ORG_API_KEY: fake.apiKey };
  const call = (args: readonly string[], setting?: Setting) =>
    run(args, { cwd: folder, env, ...setting });
  return {
    ...server,
    fake,
    folder,
    env,
    call,
    run: (args, setting) => call(args.split(" ").filter(Boolean), setting),
    write: (path, text) => writeFileSync(join(folder, path), text),
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
