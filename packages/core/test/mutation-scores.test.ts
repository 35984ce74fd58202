import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";

const SCRIPT = fileURLToPath(new URL("../scripts/mutation-scores.mjs", import.meta.url));
const SEND = "src/transport/send.ts";
const PATHS = "src/request/path-serializer.ts";
const REDACT = "src/redact.ts";

/** Files, and how each of their mutants ended. */
type Ends = Readonly<Record<string, readonly string[]>>;

const KILLED = Array.from({ length: 30 }, () => "Killed");
const WHOLE: Ends = { [SEND]: KILLED, [PATHS]: KILLED, [REDACT]: KILLED };

function scores(ends: Ends) {
  const folder = mkdtempSync(join(tmpdir(), "mutation-scores-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const files = Object.entries(ends).map(([name, statuses]) => {
    return [name, { mutants: statuses.map((status) => ({ status })) }];
  });
  mkdirSync(join(folder, "reports/mutation"), { recursive: true });
  const report = JSON.stringify({ files: Object.fromEntries(files) });
  writeFileSync(join(folder, "reports/mutation/mutation.json"), report);
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT], {
    cwd: folder,
    encoding: "utf8",
  });
  return { status, output: stdout + stderr };
}

test("scores that are high enough pass, and those of each file are shown", () => {
  const client = [...KILLED, "Timeout", "Survived", "CompileError", "Ignored"];
  const { status, output } = scores({ ...WHOLE, "src/client.ts": client, "src/types.ts": [] });
  expect(output).toMatch(/^src\/client\.ts +96\.88 % {2}31 of 32 {2}1 ignored$/m);
  expect(output).toMatch(/^all files +99\.18 % {2}121 of 122 {2}1 ignored$/m);
  expect(output).not.toMatch(/types|below|whole/);
  expect(status).toBe(0);
});

test("too few mutants found in all files together fail", () => {
  const survived = KILLED.map(() => "Survived");
  const { status, output } = scores({ ...WHOLE, "src/client.ts": survived });
  expect(output).toMatch(/^all files +75\.00 % .*below 90$/m);
  expect(status).toBe(1);
});

test.for([
  SEND,
  "src/transport/api-key-source.ts",
  PATHS,
  REDACT,
  "src/transport/redact.ts",
  "src/config/redact.ts",
])("a single mutant that is left in %s fails", (file) => {
  for (const end of ["Survived", "NoCoverage"]) {
    const { status, output } = scores({ ...WHOLE, [file]: [...KILLED, end] });
    expect(output).toMatch(new RegExp(`^${file} .*below 100$`, "m"));
    expect(status).toBe(1);
  }
});

test.for([
  [SEND, "transport"],
  [PATHS, "path-serializer"],
  [REDACT, "redact"],
] as const)("where %s is not there, or without mutants, it fails", ([file, named]) => {
  const { [file]: _, ...rest } = WHOLE;
  for (const ends of [rest, { ...rest, [file]: [] }, { ...rest, [file]: ["CompileError"] }]) {
    const { status, output } = scores(ends);
    expect(output).toMatch(new RegExp(`^No mutant ran in .*${named}.* must be whole`, "m"));
    expect(status).toBe(1);
  }
});

test.for<[Ends]>([[{}], [{ [SEND]: [], [PATHS]: [], [REDACT]: [] }]])(
  "a report without mutants fails: %j",
  ([ends]) => {
    const { status, output } = scores(ends);
    expect(output).toMatch(/^all files +0\.00 % {2}0 of 0 {2}below 90$/m);
    expect(status).toBe(1);
  },
);
