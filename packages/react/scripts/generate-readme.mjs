// @ts-check
// Writes the README's tables of hooks from the hooks' signatures and TSDoc. With --check, it only compares.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const README = new URL("../README.md", import.meta.url);
const HOOKS = new URL("../src/hooks/", import.meta.url);

// A comment, then an exported hook: its name, its kind, its type arguments.
const HOOK = /\/\*\*((?:(?!\*\/).)*)\*\/\nexport const (use\w+): (\w+)Hook<(.*?)>\s=\s/gs;

const hooks = readdirSync(HOOKS)
  .sort()
  .flatMap((file) => [...readFileSync(new URL(file, HOOKS), "utf8").matchAll(HOOK)])
  .map(([, comment = "", name = "", kind = "", types = ""]) => {
    const [ids = "", first = "", second = first] = splitTypes(types);
    return {
      name,
      kind,
      first,
      second,
      summary: summaryOf(comment),
      call: callOf(name, kind, ids),
    };
  });

/** What a hook of a kind returns for the item in its type. @type {Readonly<Record<string, (item: string) => string>>} */
const SHOWN = {
  Item: (item) => `Row<${item}>`,
  Page: (item) => `Page<Row<${item}>>`,
  Infinite: (item) => `Pages<Row<${item}>>`,
};

const queries = hooks
  .filter(({ kind }) => !/Suspense|Mutation/.test(kind))
  .map(({ name, kind, call, first, second, summary }) => {
    const data = SHOWN[kind]?.(first) ?? second;
    return [`\`${call}\``, `\`${name.replace("use", "useSuspense")}\``, `\`${data}\``, summary];
  });
const mutations = hooks
  .filter(({ kind }) => kind.endsWith("Mutation"))
  .map(({ call, first, second, summary }) => [
    `\`${call}\``,
    `\`${second}\``,
    `\`${first}\``,
    summary,
  ]);

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

/** Splits type arguments at the commas outside of brackets. @param {string} types */
function splitTypes(types) {
  const parts = types.replace(/\s+/g, " ").match(/(?:\[[^\]]*\](?!\[)|[^,])+/g) ?? [];
  return parts.map((part) => part.trim()).filter(Boolean);
}

/** @param {string} name @param {string} kind @param {string} ids */
function callOf(name, kind, ids) {
  const labels = ids === "ProjectId" ? ["projectId"] : (ids.match(/\w+(?=:)/g) ?? []);
  const page = /Page|Infinite/.test(kind) ? ["page?"] : [];
  return `${name}(${[...labels, ...page, kind === "SecretMutation" ? "options" : "options?"].join(", ")})`;
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
