import { expect, test } from "vitest";
import { type Plan, plan, render } from "../src/index.ts";
import { ACME, declare, organizationOf, planOf } from "./support/plan-of.ts";

const text = (plan: Plan, options = {}) => render(plan, { format: "text", ...options });

test("a plan as people read it", async () => {
  const seed = {
    ...ACME,
    policies: [...ACME.policies, { id: "old", name: "Old readers", permissions: ["project:read"] }],
    members: [...ACME.members, { id: "dee", email: "dee@acme.test", role: "Helper" }],
  };
  const plan = await planOf(
    `
policies:
  Support desk: { was: [Support], permissions: [user:delete, user:read] }
  Auditors: { permissions: [project:read, billing:read] }
removed: { policies: [Old readers] }
`,
    seed,
  );
  expect(text(plan).replace(plan.digest.slice(0, 6), "9c41e0")).toMatchSnapshot();
});

test("a plan without changes", async () => {
  const plan = await planOf("policies: { Support: {} }");
  expect(text(plan)).toMatch(
    /^Acme · api\.confident-ai\.com · plan [0-9a-f]{6} · 0 requests\n\nNo changes\.\n/,
  );
});

test("everyone is listed on request", async () => {
  const members = Array.from({ length: 14 }, (_, n) => ({
    id: `m${n + 10}`,
    email: `m${n + 10}@acme.test`,
    role: "Helper",
  }));
  const plan = await planOf("policies: { Support: { permissions: [user:read] } }", {
    ...ACME,
    members: [...members, ...ACME.members.slice(2)],
  });
  expect(text(plan)).toContain(
    "▼ 14 people lose billing:read   m10@acme.test, m11@acme.test, +12 (--people)",
  );
  expect(text(plan, { people: true })).toContain("m23@acme.test");
  expect(text(plan)).toContain("Not managed: 2 policies, 3 roles, 15 members (--unmanaged)");
  expect(text(plan, { unmanaged: true })).toContain("policy Readers");
});

test("colors only add to what the words say", async () => {
  const plan = await planOf("policies: { Support: { permissions: [user:delete] } }");
  const colored = text(plan, { color: true });
  expect(colored).toContain("\u001b[31m");
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colors start with one
  expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(text(plan));
});

test("a brake names what accepts it", async () => {
  const plan = await planOf("policies: { Support: { permissions: [user:delete] } }");
  expect(text(plan)).toContain(
    'BRAKE  1 person gains user:delete, which is sensitive.  If this is intended: --accept "gain user:delete"',
  );
});

const HOSTILE = [
  "\u001b[31m red\u001b[0m",
  "\u202egnp.exe",
  "two\nlines",
  "a | b",
  "@team",
  "</details>",
  "<script>alert(1)</script>",
  "`code` **bold** [link](https://evil.test) #12 $x$",
  "www.evil.test",
  "\u009b31m",
];

/** A plan in which every name is hostile. */
async function hostilePlan(): Promise<Plan> {
  const hostile = HOSTILE.join(" ");
  const policies = [{ id: "p", name: hostile, permissions: ["user:read"] }, ACME.policies[2]];
  const seed = {
    ...ACME,
    policies,
    roles: [{ id: "r", name: `${hostile}r`, policies: [hostile] }, ACME.roles[2]],
    members: [{ id: "m", email: "ana@acme.test", role: `${hostile}r` }, ...ACME.members.slice(2)],
  };
  const file = declare("policies: {}");
  const at = { file: "access.yaml", line: 2, column: 3 };
  const changed = { name: hostile, was: [], at, permissions: [{ name: "user:delete", at }] };
  const level = { ...file.level, policies: [changed] };
  return plan({ ...file, level }, organizationOf(seed as never));
}

test("names cannot control a terminal", async () => {
  const output = text(await hostilePlan(), { people: true, unmanaged: true });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
  expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  expect(output).not.toContain("two\nlines");
  expect(output).toContain("\\u001b[31m red");
});

test("names mean only themselves in Markdown", async () => {
  const output = render(await hostilePlan(), { format: "markdown" });
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
  expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  for (const harmful of [
    "</details>",
    "<script",
    "two\nlines",
    "@team",
    "| b",
    "`",
    "](",
    "https://",
    "www.",
    " #12",
    "$x",
  ]) {
    expect(output, harmful).not.toContain(harmful);
  }
  expect(output.replace(/<!-- confident-access -->|<\/?code>/g, "")).not.toMatch(/[<>]/);
});

test("names cannot hide in JSON", async () => {
  const plan = await hostilePlan();
  const output = render(plan, { format: "json" });
  expect(output).not.toMatch(/[\u007f-\u009f\u202a-\u202e]/);
  expect(JSON.parse(output)).toEqual(plan);
});

test("Markdown starts with the most dangerous, and masks addresses", async () => {
  const plan = await planOf(`
policies: { Support: { permissions: [user:delete] }, Extra: { permissions: [project:read] } }
removed: { members: [bo@acme.test] }
protected: [ana@acme.test]
`);
  const output = render(plan, { format: "markdown" });
  const titles = [...output.matchAll(/^#### (.*) \(\d+\)$/gm)].map(([, title]) => title);
  expect(titles).toEqual(
    [
      "Must not be applied",
      "Failed checks",
      "Sensitive gains",
      "Deletions",
      "Losses",
      "Changes",
      "Notes",
    ].filter((title) => titles.includes(title)),
  );
  expect(titles.slice(0, 3)).toEqual(["Must not be applied", "Failed checks", "Sensitive gains"]);
  expect(output).not.toContain("ana&#64;");
  expect(output).toContain("a…&#64;&#8203;acme.test");
  expect(render(plan, { format: "markdown", emails: true })).toContain("ana&#64;&#8203;acme.test");
});

test("Markdown fits into a comment, and counts what does not", async () => {
  const policies = Array.from({ length: 400 }, (_, n) => ({
    id: `x${n}`,
    name: `${"é".repeat(150)}${n}`,
    permissions: ["user:read"],
  }));
  const file = `policies:\n${policies.map(({ name }) => `  ${name}: { permissions: [] }`).join("\n")}`;
  const plan = await planOf(file, { ...ACME, policies: [...ACME.policies, ...policies] });
  const output = render(plan, { format: "markdown" });
  expect(output.length).toBeLessThanOrEqual(60_000);
  expect(output).toMatch(/… \d+ more in the artifact\n$/);
  const shown = output.match(/^- /gm)?.length ?? 0;
  expect(shown + Number(output.match(/… (\d+) more/)?.[1])).toBe(
    plan.steps.length + plan.notes.length,
  );
  expect(render(plan, { format: "markdown", maxLength: 2_000 }).length).toBeLessThanOrEqual(2_000);
});
