// @ts-check
// Writes the README's tables of hooks from the hooks' signatures and TSDoc. With --check, it only compares.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const README = new URL("../README.md", import.meta.url);
const HOOKS = new URL("../src/hooks/", import.meta.url);

// A comment, then an exported hook: its name, its first type parameter, its parameters.
const HOOK = /\/\*\*((?:(?!\*\/).)*)\*\/\nexport function (use\w+)<([^>]+)>\((.*?)\n?\): /gs;

const hooks = readdirSync(HOOKS)
  .sort()
  .flatMap((file) => [...readFileSync(new URL(file, HOOKS), "utf8").matchAll(HOOK)])
  .map(([, comment = "", name = "", type = "", parameters = ""]) => ({
    name,
    summary: summaryOf(comment),
    data: /^Data = (.+)$/.exec(type)?.[1],
    mutation: /MutationExtras<(\w+), (\w+), Result>/.exec(parameters),
    call: `${name}(${[...parameters.matchAll(/(?:^|\n)\s*(\w+\??): /g)].map(([, one]) => one).join(", ")})`,
  }));
const names = new Set(hooks.map(({ name }) => name));

const queries = hooks
  .filter(({ name, data }) => data && !name.startsWith("useSuspense"))
  .map(({ name, call, data, summary }) => {
    const twin = name.replace("use", "useSuspense");
    return [`\`${call}\``, names.has(twin) ? `\`${twin}\`` : "", `\`${data}\``, summary];
  });
const mutations = hooks.flatMap(({ call, mutation, summary }) =>
  mutation ? [[`\`${call}\``, `\`${mutation[2]}\``, `\`${mutation[1]}\``, summary]] : [],
);

const before = readFileSync(README, "utf8");
const after = fill(
  fill(before, "queries", [["Hook", "For Suspense", "`data`", "What it does"], ...queries]),
  "mutations",
  [["Hook", "`mutate` takes", "`data`", "What it does"], ...mutations],
);
if (!process.argv.includes("--check")) {
  writeFileSync(README, after);
} else if (after !== before) {
  process.stderr.write("The tables of hooks in packages/react/README.md are stale.\n");
  process.exitCode = 1;
}

/** @param {string} comment */
function summaryOf(comment) {
  const [summary = ""] = comment.split(/\n \*(?: @.*)?\n|\n \* @/);
  return summary
    .replace(/\n? \*\s/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * @param {string} text
 * @param {string} marker
 * @param {readonly (readonly string[])[]} rows
 */
function fill(text, marker, [head = [], ...rows]) {
  const lines = [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`);
  const [start, end] = [`<!-- generated: ${marker} -->`, "<!-- end -->"];
  const [above, rest] = text.split(start);
  const below = rest?.slice(rest.indexOf(end));
  if (below === undefined || rows.length === 0) {
    throw new Error(`The README has no markers for ${marker}, or the sources have no such hooks.`);
  }
  return `${above}${start}\n${lines.join("\n")}\n${below}`;
}
