// cspell:ignore norc noprofile suport
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parse } from "yaml";
import { CLI } from "./support/cli.ts";
import { type FakeGitHub, startFakeGitHub } from "./support/fake-github.ts";
import { startWorld, type World } from "./support/world.ts";

const ACTION = fileURLToPath(new URL("../../../action/", import.meta.url));
const MARKER = "<!-- confident-access:plan:default -->";
const FILE = `version: 1
organization: { id: org-1 }
limits: { gainSensitivePairs: 2 }
policies:
  Support:
    permissions: [billing:read, user:read]
`;
const WIDER = FILE.replace("user:read]", "user:read, user:delete]");

let world: World;
let github: FakeGitHub;

beforeEach(async () => {
  world = await startWorld();
  github = await startFakeGitHub();
  world.write("access.yaml", FILE);
});
afterEach(async () => {
  await world.stop();
  await github.stop();
});

interface Event {
  readonly name: string;
  readonly ref?: string;
  readonly payload: object;
}

const repository = { default_branch: "main", full_name: "acme/access" };
const pullFrom = (fork: string | null, name = "pull_request"): Event => ({
  name,
  payload: {
    repository,
    pull_request: {
      number: 7,
      head: { repo: fork === null ? null : { full_name: fork } },
      base: { repo: repository },
    },
  },
});
const PULL = pullFrom("acme/access");
const PUSH: Event = {
  name: "push",
  ref: "refs/heads/main",
  payload: { repository, before: "0".repeat(40) },
};

interface ActionResult {
  readonly code: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

async function act(event: Event, inputs: Readonly<Record<string, string>>): Promise<ActionResult> {
  const path = (name: string) => join(world.folder, name);
  writeFileSync(path("event.json"), JSON.stringify(event.payload));
  for (const name of ["summary", "output"]) {
    writeFileSync(path(name), "");
  }
  const env = {
    PATH: process.env["PATH"] ?? "",
    ...world.env,
    GITHUB_API_URL: github.url,
    GITHUB_EVENT_NAME: event.name,
    GITHUB_EVENT_PATH: path("event.json"),
    GITHUB_OUTPUT: path("output"),
    GITHUB_REF: event.ref ?? "refs/pull/7/merge",
    GITHUB_REPOSITORY: "acme/access",
    GITHUB_STEP_SUMMARY: path("summary"),
    RUNNER_TEMP: world.folder,
    INPUT_CLI: CLI,
    INPUT_FILES: "access.yaml",
    INPUT_GITHUB_TOKEN: "token-of-the-workflow",
    ...Object.fromEntries(Object.entries(inputs).map(([name, value]) => [`INPUT_${name}`, value])),
  };
  const child = spawn(process.execPath, [join(ACTION, "src/main.mjs")], { cwd: world.folder, env });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      log += text;
    });
  }
  const code = await new Promise<number>((resolve) =>
    child.on("close", (status) => resolve(status ?? -1)),
  );
  expect(log).not.toContain(world.fake.apiKey);
  return {
    code,
    log,
    summary: readFileSync(path("summary"), "utf8"),
    outputs: readOutputs(readFileSync(path("output"), "utf8")),
  };
}

function readOutputs(text: string): Record<string, string> {
  const found = text.matchAll(/^([\w-]+)<<(\S+)\n(.*?)\n\2$/gms);
  return Object.fromEntries([...found].map(([, name, , value]) => [name ?? "", value ?? ""]));
}

test("plan comments once on a pull request, and edits its comment", async () => {
  world.write("access.yaml", WIDER);
  const first = await act(PULL, { MODE: "plan" });
  expect(first.log).toContain("user:delete");
  expect(first.code).toBe(0);
  expect(first.outputs).toMatchObject({ changes: "1", "exit-code": "0" });
  expect(first.outputs["digest"]).toMatch(/^[0-9a-f]{64}$/);
  expect(github.comments).toHaveLength(1);
  const [comment] = github.comments;
  expect(comment?.body).toMatch(new RegExp(`^${MARKER}\n`));
  expect(comment?.body).toContain("user:delete");
  expect(comment?.body).not.toContain("bo@acme.test");
  expect(first.summary).toBe(comment?.body);

  world.write("access.yaml", FILE);
  await act(PULL, { MODE: "plan" });
  expect(github.comments).toHaveLength(1);
  expect(github.comments[0]?.body).not.toContain("user:delete");
});

test("no log, annotation or summary shows a complete e-mail address", async () => {
  world.write(
    "access.yaml",
    `${WIDER}manage: { members: declared }
protected: [bo@acme.test]
members: { bo@acme.test: Member }
assert:
  - { name: bo reads, never: { member: bo@acme.test, holds: user:read } }
`,
  );
  for (const mode of ["plan", "validate", "test", "drift"]) {
    const { code, log, summary } = await act(PULL, { MODE: mode });
    expect(`${log}${summary}`).not.toMatch(/(?:ana|bo|cy)@acme\.test/);
    expect([mode, code]).toEqual([mode, { plan: 4, test: 5 }[mode] ?? 0]);
  }
  const { log } = await act(PULL, { MODE: "plan" });
  expect(log).toContain("::error::b…@acme.test is protected");
});

test("finds its comment on a later page, and not a person's copy", async () => {
  const item = { number: 0, state: "open", body: "Looks good.", user: { type: "User" } } as const;
  github.comments.push(
    ...Array.from({ length: 120 }, (_, index) => ({ ...item, id: index + 1 })),
    { ...item, id: 121, body: `${MARKER}\nforged` },
    { ...item, id: 122, body: `${MARKER}\nold`, user: { type: "Bot" } },
  );
  await act(PULL, { MODE: "plan" });
  expect(github.requests).toEqual([
    "GET /issues/7/comments?per_page=100&page=1",
    "GET /issues/7/comments?per_page=100&page=2",
    "PATCH /issues/comments/122",
  ]);
});

test("problems are annotations at their lines, and part of the comment", async () => {
  world.write("access.yaml", `${FILE}roles:\n  Desk: { policies: [Suport] }\n`);
  const { code, log, summary } = await act(PULL, { MODE: "plan" });
  expect(code).toBe(3);
  expect(log).toMatch(/^::error file=access\.yaml,line=8,col=\d+::.*Suport/m);
  expect(github.comments[0]?.body).toContain("Suport");
  expect(summary).toContain("invalid-file, exit code 3");
});

test("the log of the command cannot give the runner commands", async () => {
  world.write("access.yaml", `${FILE}"::error::forged": 1\n`);
  const { log } = await act(PULL, { MODE: "validate" });
  const [, token] = /::stop-commands::(\S+)/.exec(log) ?? [];
  expect(log).toContain(`\n::${token}::\n`);
  const [before = "", inside = ""] = log.split(`::stop-commands::${token}`);
  expect(before).not.toContain("forged");
  expect(inside).toContain("forged");
});

test("a brake fails the job, and the comment says how to accept it", async () => {
  world.write("access.yaml", WIDER.replace("gainSensitivePairs: 2", "gainSensitivePairs: 0"));
  const { code, log, outputs } = await act(PULL, { MODE: "plan" });
  expect(code).toBe(4);
  expect(outputs["exit-code"]).toBe("4");
  expect(log).toContain("::error");
  expect(github.comments[0]?.body).toContain("gain user:delete");
  const accepted = await act(PULL, { MODE: "plan", ACCEPT: "gain user:delete" });
  expect(accepted.code).toBe(0);
  expect(accepted.log).not.toContain("::error");
});

test("e-mail addresses are shortened everywhere, even in quoted lines", async () => {
  world.write("access.yaml", `${FILE}members:\n  bo@acme.test: [Support desk]\n`);
  const { log, summary } = await act(PULL, { MODE: "plan" });
  expect(log).toContain("b…@acme.test");
  expect(summary).toContain("b…@acme.test");
  expect(log + summary + github.comments[0]?.body).not.toContain("bo@acme.test");
});

test.each([
  ["", "The log"],
  ["plan", "The artifact of the workflow"],
])(
  "a long comment is cut, and its blocks are closed (artifact: %j)",
  async (PLAN_ARTIFACT, source) => {
    const policies = Array.from({ length: 99 }, (_, n) => `  P${n}: { ${"x".repeat(900)}: 1 }\n`);
    world.write("access.yaml", `version: 1\npolicies:\n${policies.join("")}`);
    await act(PULL, { MODE: "plan", PLAN_ARTIFACT });
    const body = github.comments[0]?.body ?? "";
    expect(body.length).toBeLessThan(60_000);
    expect(body).toMatch(
      new RegExp(`\\n\`\`\`\\n\\n… \\d+ more lines\\. ${source} has all of them\\.\\n$`),
    );
  },
);

test.each([["someone/fork"], [null]])(
  "a fork (%s) gets validate and test, and no request",
  async (fork) => {
    const { code, log } = await act(pullFrom(fork), { MODE: "plan" });
    expect(code).toBe(0);
    expect(log).toContain("::notice::This pull request comes from a fork");
    expect(log).toContain("access.yaml: valid.");
    expect(github.requests).toEqual([]);
  },
);

test.each(["pull_request_target", "workflow_run"])("rejects %s in every mode", async (name) => {
  for (const MODE of ["validate", "plan", "apply"]) {
    const { code, log } = await act(pullFrom("someone/fork", name), { MODE });
    expect(log).toContain(`::error::This action does not run on ${name}`);
    expect(code).toBe(64);
  }
});

test.each(["issue_comment", "pull_request_review", "discussion", "repository_dispatch"])(
  "rejects %s in the modes that need the key",
  async (name) => {
    const event = { name, ref: "refs/heads/main", payload: { repository } };
    for (const MODE of ["plan", "drift"]) {
      const { code, log } = await act(event, { MODE });
      expect(log).toContain(`::error::${MODE} does not run on ${name}`);
      expect(code).toBe(64);
    }
    expect((await act(event, { MODE: "apply", EXPECT: "0".repeat(64) })).code).toBe(64);
    expect((await act(event, { MODE: "validate" })).code).toBe(0);
    expect(world.requests).toEqual([]);
  },
);

test.each(["push", "schedule", "workflow_dispatch", "merge_group"])("plans on %s", async (name) => {
  const event = { name, ref: "refs/heads/main", payload: { repository } };
  expect((await act(event, { MODE: "plan" })).code).toBe(0);
});

test("apply runs on the default branch only, and with the reviewed digest only", async () => {
  world.write("access.yaml", WIDER);
  const EXPECT = (await act(PUSH, { MODE: "plan" })).outputs["digest"] ?? "";
  expect(github.requests).toEqual([]);
  for (const [event, expected] of [
    [PULL, EXPECT],
    [{ ...PUSH, ref: "refs/heads/other" }, EXPECT],
    [PUSH, ""],
  ] as const) {
    expect((await act(event, { MODE: "apply", EXPECT: expected })).code).toBe(64);
  }
  const stale = await act(PUSH, { MODE: "apply", EXPECT: "0".repeat(64) });
  expect(stale.code).toBe(6);
  expect(world.fake.state().policies[0]?.permissions).toHaveLength(2);

  const applied = await act(PUSH, { MODE: "apply", EXPECT });
  expect(applied.log).toContain("Applied and verified.");
  expect(applied.code).toBe(0);
  expect(world.fake.state().policies[0]?.permissions).toHaveLength(3);
  const journal = readFileSync(join(world.folder, "confident-access-plan/journal.jsonl"), "utf8");
  expect(journal).toContain('"type":"step-done"');
});

test("drift opens one issue, updates it and closes it", async () => {
  const schedule = { ...PUSH, name: "schedule" };
  await act(schedule, { MODE: "drift" });
  expect(github.issues).toEqual([]);

  const policy = { name: "Support", permissionIds: ["p1"] };
  const update = () =>
    world.fake.fetch(`${world.env["CONFIDENT_BASE_URL"]}/v1/organization/policies/policy-1`, {
      method: "PUT",
      headers: { CONFIDENT_API_KEY: world.fake.apiKey, "content-type": "application/json" },
      body: JSON.stringify(policy),
    });
  expect((await update()).status).toBe(200);
  for (const _ of [1, 2]) {
    const { code } = await act(schedule, { MODE: "drift" });
    expect(code).toBe(0);
  }
  expect(github.issues).toMatchObject([
    { state: "open", title: "Access control has drifted (default)" },
  ]);
  expect(github.issues[0]?.body).toContain("user:read");

  policy.permissionIds.push("p5");
  await update();
  await act(schedule, { MODE: "drift" });
  expect(github.issues).toMatchObject([{ state: "closed" }]);
});

test("a token without permission only warns", async () => {
  github.status = 403;
  const { code, log } = await act(PULL, { MODE: "plan" });
  expect(log).toContain("::warning::GitHub responds to GET /issues/7/comments");
  expect(code).toBe(0);
});

test("an unknown mode and a missing command are errors", async () => {
  expect((await act(PULL, { MODE: "deploy" })).log).toContain('::error::Unknown mode "deploy".');
  const { code, log } = await act(PULL, { MODE: "validate", CLI: "/nowhere/cli.js" });
  expect(log).toContain("::error::confident-access ended with 1 and without a result.");
  expect(code).toBe(1);
});

test("action.yml passes inputs through env only, and pins its actions", () => {
  const { runs, inputs } = parse(readFileSync(join(ACTION, "action.yml"), "utf8"));
  const env = Object.keys(runs.steps.find(({ id }: { id?: string }) => id === "run").env);
  const names = Object.keys(inputs).map(
    (name) => `INPUT_${name.replaceAll("-", "_").toUpperCase()}`,
  );
  expect(env).toEqual(names);
  for (const { run = "", uses = `a@${"0".repeat(40)}` } of runs.steps) {
    expect(run).not.toContain("${{");
    expect(uses).toMatch(/@[0-9a-f]{40}$/);
  }
  expect(existsSync(join(ACTION, "src/main.mjs"))).toBe(true);
});

test("the command sees its key, but no inputs and so no token", async () => {
  const script = "process.stderr.write(Object.keys(process.env).join(' '))";
  world.write("cli.js", script);
  const { log } = await act(PULL, { MODE: "plan", CLI: join(world.folder, "cli.js") });
  expect(log).toContain("CONFIDENT_ORG_API_KEY");
  expect(log).not.toContain("INPUT_");
});

test("installs the version that belongs to the action, outside the checkout and without the key", () => {
  const { runs } = parse(readFileSync(join(ACTION, "action.yml"), "utf8"));
  const [{ run: script }] = runs.steps;
  const bin = join(world.folder, "bin");
  mkdirSync(bin);
  const npm = '#!/bin/sh\necho "$PWD $@$CONFIDENT_ORG_API_KEY"\n';
  writeFileSync(join(bin, "npm"), npm, { mode: 0o755 });
  const { stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-e", "-c", script], {
    cwd: ACTION,
    encoding: "utf8",
    env: {
      PATH: `${bin}:${process.env["PATH"]}`,
      CONFIDENT_ORG_API_KEY: world.fake.apiKey,
      GITHUB_ACTION_PATH: ACTION,
      RUNNER_TEMP: world.folder,
    },
  });
  const manifest = readFileSync(new URL("../package.json", import.meta.url), "utf8");
  const { version } = JSON.parse(manifest);
  expect(stderr).toBe("");
  expect(stdout).toBe(
    `${realpathSync(world.folder)} install --prefix ${world.folder}/confident-access --ignore-scripts --no-audit --no-fund @confident-admin/cli@${version}\n`,
  );
});
