// The documentation repeats what the code says. `npx vitest run documentation -u` updates it.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
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
