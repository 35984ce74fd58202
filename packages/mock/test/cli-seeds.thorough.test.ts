// Other invalid seeds than those in cli-fake.integration.test.ts.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { start } from "./support/cli.ts";

const POLICY = `
policies:
  - id: a
    name: "Read billing"
    permissions: []
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "seeds-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each<[string, string, RegExp]>([
  ["deep.yaml", "[".repeat(100_000), /^The seed \S+deep\.yaml is not valid YAML: [^\n]+\.\n$/],
  ["list.yaml", "[]", /^The seed \S+list\.yaml is invalid: it must be an object with [^\n]+\.\n$/],
  ["empty.yaml", "", /^The seed \S+empty\.yaml is invalid: it must be an object with [^\n]+\.\n$/],
  [
    "misspelled.yaml",
    "polices: []",
    /^The seed \S+misspelled\.yaml is invalid: polices is not a known field\. Use organization, permissions, policies, roles, members, invitations, apiKeys, governancePolicies, projectPermissions, or projects\.\n$/,
  ],
  [
    "no-keys.yaml",
    "apiKeys:\nmembers: 3",
    /^The seed \S+no-keys\.yaml is invalid: apiKeys is empty\. List keys, or write apiKeys: null to accept any key\.\n$/,
  ],
  ["no-value.yaml", "{ apiKeys }", /: apiKeys is empty\. List keys,/],
  [
    "several.yaml",
    "members: 3\n---\nroles: 3",
    /^The seed \S+several\.yaml has several YAML documents\. Remove all but one\.\n$/,
  ],
  [
    "date.yaml",
    "organization: { created_at: today }",
    /^The seed \S+date\.yaml is invalid: organization\.created_at must be a date and time such as [^\n]+Z\.\n$/,
  ],
  [
    "twice.yaml",
    `${POLICY}${POLICY.replace(/^[\s\S]*?policies:/, "").replace("Read", "Write")}`,
    /^The seed \S+twice\.yaml is invalid: policies\[1\]\.id is the same as policies\[0\]\.id\.\n$/,
  ],
])(
  "rejects the invalid seed %s with an error that names the file and the place",
  async (name, text, message) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    const { output, exited } = start(["--fake", "--port", "0", "--seed", path]);
    expect(await exited).toBe(1);
    expect(output.err).toMatch(message);
    expect(output.out).toBe("");
  },
);
