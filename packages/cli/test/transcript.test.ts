// Runs the tutorial of docs/access-as-code.md and writes what it prints into the page. `npx vitest run transcript -u` updates it.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Seed } from "@confident-admin/mock/fake";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { insert } from "./support/insert.ts";
import { startWorld, type World } from "./support/world.ts";

const PAGE = fileURLToPath(new URL("../../../docs/access-as-code.md", import.meta.url));
const SEED = `organization: { name: Acme }
permissions:
  - { name: "billing:read" }
  - { name: "iam:manage" }
  - { name: "project:read" }
  - { name: "user:delete" }
  - { name: "user:read" }
policies:
  - { name: Support, permissions: ["billing:read", "user:read"] }
  - { name: Old readers, permissions: ["project:read"] }
roles:
  - { name: Support desk, policies: [Support] }
members:
  - { email: ana@acme.test, role: Owner }
  - { email: bo@acme.test, role: Support desk }
  - { email: cy@acme.test, role: Support desk }
projects: []
`;

/** Stand-ins for digests, which depend on the port. */
const DIGESTS = ["9c41e0", "4b7d12", "e0a95f", "71c3d8", "2f6be4", "a80d39", "5d92c7", "c6174e"];

test("the tutorial prints what the page shows", async () => {
  const world = await startWorld(parse(SEED) as Seed);
  const tutorial = new Tutorial(world);
  await tell(tutorial);
  await world.stop();
  const page = readFileSync(PAGE, "utf8");
  const seeded = insert(page, "seed", `\`\`\`yaml\n${SEED}\`\`\``);
  await expect(insert(seeded, "transcript", tutorial.text())).toMatchFileSnapshot(PAGE);
});

async function tell(tutorial: Tutorial): Promise<void> {
  tutorial.say("**Pull.** `init` writes what the organization has. A plan of it has no changes.");
  await tutorial.run("init", 0);
  tutorial.show("cat access.yaml", tutorial.file);

  tutorial.say("**Edit.** Support may delete users, and no longer `billing:read`:");
  tutorial.edit(
    "      - billing:read\n      - user:read\n",
    "      - user:delete\n      - user:read\n",
  );

  tutorial.say("**Plan.** `user:delete` is a sensitive permission, so a brake stops this:");
  await tutorial.run("plan", 4);
  tutorial.say("If it is meant, say so, and save the plan:");
  await tutorial.run('plan --accept "gain user:delete" --out p.json', 0);

  tutorial.say("**Apply** exactly this plan, and ask who can delete users now:");
  await tutorial.run("apply p.json", 0);
  await tutorial.run("who-can user:delete", 0);

  tutorial.say(
    "**Drift.** In the console, someone gives `iam:manage` to the policy Support. This request does the same:",
  );
  await tutorial.console("Support", ["iam:manage", "user:delete", "user:read"]);
  await tutorial.run("drift", 2);
  tutorial.say("Plan to undo it:");
  await tutorial.run("plan --out p.json", 0);

  tutorial.say("**A stale plan.** Before it is applied, the console changes the policy once more:");
  await tutorial.console("Support", ["iam:manage", "user:read"]);
  await tutorial.run("apply p.json", 6);

  tutorial.say(
    "**Interrupt and resume.** This step is only to read: the fake writes too fast to interrupt it. Another edit, for auditors:",
  );
  tutorial.edit("policies:\n", "policies:\n  Auditors:\n    permissions:\n      - billing:read\n");
  tutorial.edit("roles:\n", "roles:\n  Auditor:\n    policies:\n      - Auditors\n");
  tutorial.edit("  bo@acme.test: Support desk\n", "  bo@acme.test: Auditor\n");
  tutorial.say("Ctrl-C during the apply. The requests in flight finish:");
  await tutorial.interrupt('apply --yes --accept "gain user:delete"', 130);
  tutorial.say("The same command again does what is left:");
  await tutorial.run('apply --yes --accept "gain user:delete"', 0);
  await tutorial.run("plan --exit-code", 0);
}

/** Runs commands and collects what a reader sees. */
class Tutorial {
  readonly #world: World;
  readonly #parts: string[] = [];
  readonly #digests: string[] = [];

  constructor(world: World) {
    this.#world = world;
  }

  get file(): string {
    return readFileSync(join(this.#world.folder, "access.yaml"), "utf8");
  }

  text(): string {
    return `${this.#parts.join("\n\n")}`.replaceAll("```\n\n```console\n", "\n");
  }

  say(text: string): void {
    this.#parts.push(text);
  }

  show(command: string, output: string): void {
    this.#parts.push(`\`\`\`console\n$ ${command}\n${output.trimEnd()}\n\`\`\``);
  }

  /** Changes the file, and shows the new lines. */
  edit(from: string, to: string): void {
    const text = this.file;
    expect(text).toContain(from);
    writeFileSync(join(this.#world.folder, "access.yaml"), text.replace(from, to));
    const lines = (part: string, sign: string) =>
      part
        .split("\n")
        .slice(0, -1)
        .map((line) => `${sign}${line}`);
    const [old, fresh] = [from.split("\n"), to.split("\n")];
    const removed = lines(from, "-").filter((line) => !fresh.includes(line.slice(1)));
    const added = lines(to, "+").filter((line) => !old.includes(line.slice(1)));
    const context = from.endsWith(":\n") ? lines(from, " ") : [];
    this.#parts.push(`\`\`\`diff\n${[...context, ...removed, ...added].join("\n")}\n\`\`\``);
  }

  async run(args: string, code: number, signal?: AbortSignal): Promise<void> {
    const words = (args.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ""));
    const result = await this.#world.call(words, { signal });
    expect(`${result.output}${result.code}`).toBe(`${result.output}${code}`);
    const ending = code === 0 ? "" : `\n$ echo $?\n${code}`;
    this.show(`npx confident-access ${args}`, `${this.#stable(result.output).trim()}${ending}`);
  }

  /** Interrupts a command while the first object is created. */
  async interrupt(args: string, code: number): Promise<void> {
    const { fake, requested } = this.#world;
    const controller = new AbortController();
    fake.failNext({ operation: "createPolicy", delay: 300 });
    void requested("POST /v1/organization/policies").then(() => controller.abort());
    await this.run(args, code, controller.signal);
  }

  /** Changes a policy as the console does. */
  async console(name: string, permissions: readonly string[]): Promise<void> {
    const { fake, url } = this.#world;
    const { policies, permissions: catalog } = fake.state();
    const policy = policies.find((candidate) => candidate.name === name);
    const ids = permissions.map((one) => catalog.find((known) => known.name === one)?.id);
    const path = `/v1/organization/policies/${policy?.id}`;
    const body = JSON.stringify({ name, permissionIds: ids });
    const response = await fake.fetch(`${url}${path}`, {
      method: "PUT",
      headers: { CONFIDENT_API_KEY: fake.apiKey, "content-type": "application/json" },
      body,
    });
    expect(response.status).toBe(200);
    const lines = [
      `curl -X PUT "$CONFIDENT_BASE_URL${path}"`,
      '-H "CONFIDENT_API_KEY: $CONFIDENT_ORG_API_KEY" -H "content-type: application/json"',
      `-d '${body}'`,
    ];
    this.#parts.push(`\`\`\`sh\n${lines.join(" \\\n  ")}\n\`\`\``);
  }

  #stable(output: string): string {
    return output
      .replaceAll(/127\.0\.0\.1:\d+/g, "127.0.0.1:4010")
      .replaceAll(/(?<=Digest: [0-9a-f]{6})[0-9a-f]{58}/g, "…")
      .replaceAll(/(?<=plan |Digest: )[0-9a-f]{6}(?=…|\b)/g, (digest) => {
        if (!this.#digests.includes(digest)) {
          this.#digests.push(digest);
        }
        return DIGESTS[this.#digests.indexOf(digest)] ?? digest;
      });
  }
}
