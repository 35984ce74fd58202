// The documentation repeats what the code says. `npx vitest run documentation -u` updates it.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { format, parse, validate } from "@confident-admin/access";
import { expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { parseArguments } from "../src/arguments/parse-arguments.ts";
import { COMMANDS } from "../src/commands/index.ts";
import { type Ending, EXIT_CODES, MEANINGS } from "../src/exit-codes.ts";
import { insert } from "./support/insert.ts";

const EXIT_CODE_TABLE = [
  "| Code | Ending | Meaning |",
  "|---|---|---|",
  ...Object.entries(EXIT_CODES).map(
    ([ending, code]) => `| ${code} | \`${ending}\` | ${MEANINGS[ending as Ending]} |`,
  ),
].join("\n");

const COMMAND_TABLE = [
  "| Command | What it does |",
  "|---|---|",
  ...COMMANDS.map(
    ({ name, arguments: args, summary }) =>
      `| \`${[name, ...args].join(" ").replaceAll("|", String.raw`\|`)}\` | ${summary} |`,
  ),
].join("\n");

const pathOf = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

test("the README lists the commands and the exit codes", async () => {
  const path = pathOf("packages/cli/README.md");
  const readme = readFileSync(path, "utf8");
  const updated = insert(insert(readme, "commands", COMMAND_TABLE), "exit-codes", EXIT_CODE_TABLE);
  await expect(updated).toMatchFileSnapshot(path);
});

test("docs/access-as-code.md lists the exit codes", async () => {
  const path = pathOf("docs/access-as-code.md");
  const page = readFileSync(path, "utf8");
  await expect(insert(page, "exit-codes", EXIT_CODE_TABLE)).toMatchFileSnapshot(path);
});

const PAGES = ["docs/access-as-code.md", "packages/cli/README.md", "README.md"];

/** The code blocks of a language, on a page. */
function blocksOf(path: string, language: string): string[] {
  const page = readFileSync(pathOf(path), "utf8");
  return [...page.matchAll(/^```(\w+)\n(.*?)^```/gms)].flatMap(([, name, code = ""]) =>
    name === language ? [code] : [],
  );
}

const DECLARATION = /^(?:version|policies|roles|members|removed|projects|protected|assert):/m;

test("every declaration in the docs is valid and formatted", () => {
  const blocks = blocksOf("docs/access-as-code.md", "yaml").filter(
    (block) => DECLARATION.test(block) && !/^(?:permissions: *$|jobs:|plan:)/m.test(block),
  );
  expect(blocks.length).toBeGreaterThan(4);
  for (const block of blocks) {
    const text = block.includes("version:") ? block : `version: 1\n${block}`;
    const { declaration, problems } = parse([{ path: "access.yaml", text }]);
    expect(declaration ? [...problems, ...validate(declaration)] : problems).toEqual([]);
    expect(format(text)).toBe(text);
  }
});

test("the complete example is formatted", () => {
  const [example = ""] = blocksOf("docs/access-as-code.md", "yaml").filter((block) =>
    block.includes("noneExcept:"),
  );
  expect(example).toContain("version: 1");
  expect(format(example, "access.yaml")).toBe(example);
});

test.each(PAGES)("every command line in %s is valid", (path) => {
  const lines = ["sh", "yaml"].flatMap((language) =>
    blocksOf(path, language).flatMap((block) => block.split("\n")),
  );
  const commands = lines.flatMap((line) => {
    const [, args] = /confident-access(?= |$)(.*)/.exec(line.replace(/ +(?:#|[>|]).*/, "")) ?? [];
    return args === undefined || /npm |uses:/.test(line) ? [] : [args];
  });
  for (const args of commands) {
    const words = (args.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ""));
    expect(() => parseArguments(words, COMMANDS)).not.toThrow();
  }
  expect(path === "README.md" || commands.length > 2).toBe(true);
});

test("the workflow in the docs uses the Action as it is", () => {
  const [workflow = ""] = blocksOf("docs/access-as-code.md", "yaml").filter((block) =>
    block.includes("jobs:"),
  );
  const { inputs, outputs } = parseYaml(readFileSync(pathOf("action/action.yml"), "utf8"));
  const { jobs } = parseYaml(workflow);
  const steps = Object.values<{ steps: Record<string, never>[] }>(jobs).flatMap((job) => job.steps);
  const uses = steps.filter((step) => String(step["uses"]).includes("/action@"));
  expect(uses.map((step) => step["with"]?.["mode"])).toEqual(["plan", "apply", "drift"]);
  const given = uses.flatMap((step) => Object.keys(step["with"] ?? {}));
  expect(given.filter((name) => !(name in inputs))).toEqual([]);
  const read = [...workflow.matchAll(/steps\.plan\.outputs\.([\w-]+)/g)].map(([, name]) => name);
  expect(read).toEqual(["digest", "changes"]);
  expect(read.filter((name) => !(name && name in outputs))).toEqual([]);
  expect(workflow).not.toMatch(/run:.*\$\{\{/);
});

// GitHub cancels the waiting run of a group for a newer one: a pull request must not cancel an apply.
test("in the docs' workflow, only applies share a concurrency group", () => {
  const [workflow = ""] = blocksOf("docs/access-as-code.md", "yaml").filter((block) =>
    block.includes("jobs:"),
  );
  const { concurrency, jobs } = parseYaml(workflow);
  expect(concurrency).toBeUndefined();
  const groups = Object.entries<{ concurrency?: unknown }>(jobs).map(([name, job]) => [
    name,
    job.concurrency,
  ]);
  expect(groups).toEqual([
    ["plan", undefined],
    ["apply", { group: "access-apply", "cancel-in-progress": false }],
    ["drift", undefined],
  ]);
});
