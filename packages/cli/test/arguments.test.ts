// cspell:ignore plam aply xyzzy dryrun jsno exakt polices tcsh
import { expect, test } from "vitest";
import { run } from "./support/run.ts";

test.each([
  ["plam", 'Unknown command "plam". Did you mean "plan"?'],
  ["aply p.json", 'Unknown command "aply". Did you mean "apply"?'],
  ["who", 'Unknown command "who". Did you mean "who-can"?'],
  ["access.yaml", 'Unknown command "access.yaml". Did you mean: confident-access plan access.yaml'],
  ["p.json", 'Unknown command "p.json". Did you mean: confident-access apply p.json'],
  ["xyzzy", 'Unknown command "xyzzy".'],
  ["help plam", 'Unknown command "plam". Did you mean "plan"?'],
  ["--dryrun", "Unknown option --dryrun. plan never changes anything"],
  ["apply --dry-run", "Unknown option --dry-run. plan never changes anything"],
  ["apply --force", "Unknown option --force. Use --accept with each brake that the plan names."],
  ["plan --api-key x", "Unknown option --api-key. Arguments are visible to others."],
  ["plan --jsno", "Unknown option --jsno. Did you mean --json?"],
  ["plan -x", "Unknown option -x."],
  ["plan --yes", "plan has no option --yes. These commands have it: apply."],
  ["plan --json=true", "--json takes no value."],
  ["plan --file", "--file needs a value: --file <file>"],
  ["plan --file --base", "--file needs a value: --file <file>"],
  ["plan --out=", "--out needs a value: --out <file>"],
  ["plan --out a --out b", "--out is given twice."],
  ["plan --order exakt", '"exakt" is not known. Did you mean exact?'],
  ["pull --only roles,polices", '"polices" is not known. Did you mean policies?'],
  ["who-can", "who-can needs <permission>: confident-access who-can <permission>"],
  [
    "apply a.json b.json",
    'Unexpected argument "b.json". Usage: confident-access apply [plan.json]',
  ],
  ["completion tcsh", 'Unknown shell "tcsh".'],
])("%s ends with 64 and says what to do", async (args, message) => {
  const { code, stdout, stderr } = await run(args.split(" "));
  expect(stderr).toContain(message);
  expect([code, stdout]).toEqual([64, ""]);
});

test("with --json, wrong usage is a document too", async () => {
  const { code, stdout, stderr } = await run(["plam", "--json"]);
  expect(JSON.parse(stdout)).toMatchObject({
    format: "confident-access/result@1",
    ending: "usage",
    exitCode: 64,
    error: { code: "usage", message: 'Unknown command "plam". Did you mean "plan"?' },
  });
  expect(code).toBe(64);
  expect(stderr).toContain("Did you mean");
});

test("options may come before the command, and files after --", async () => {
  const { code, stderr } = await run(["--json", "validate", "--", "-odd-.yaml"]);
  expect(stderr).toContain("-odd-.yaml");
  expect(code).toBe(3);
});
