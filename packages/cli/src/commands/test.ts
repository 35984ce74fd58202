import {
  type CheckResult,
  checkAssertions,
  type Declaration,
  InvalidFileError,
  printable,
  test,
  validate,
} from "@confident-admin/access";
import type { Call, Command } from "../command.ts";
import { loadDeclaration, quotingLines } from "../session/load-declaration.ts";
import { readComplete } from "../session/read-live.ts";

/** Checks assertions. */
export const testCommand: Command = {
  name: "test",
  group: "Change",
  summary: "check the assertions in the files",
  arguments: ["[file…]"],
  options: ["file", "live", "key-file"],
  description:
    "Checks what the files say under assert, on the access that the files describe. Needs no key, unless --live checks the organization as it is, too.",
  examples: [
    ["test", "check access.yaml"],
    ["test --live", "also check the organization"],
  ],
  run: async (call) => {
    const declaration = await loadDeclaration(call);
    const checks = test(declaration);
    const live = call.values.live ? await checkLive(call, declaration) : [];
    const all = [...checks, ...live];
    const passed = all.filter((check) => check.passed).length;
    const lines = [
      ...checks.map((check) => describe(check, "")),
      ...live.map((check) => describe(check, "organization: ")),
      all.length > 0 ? `${passed} of ${all.length} assertions hold.` : "There are no assertions.",
    ];
    return {
      ending: passed < all.length ? "assertion" : "done",
      text: lines.join("\n"),
      data: call.values.live ? { checks, live } : { checks },
    };
  },
};

async function checkLive(call: Call, declaration: Declaration): Promise<CheckResult[]> {
  const { assertions } = declaration;
  const projects = assertions.flatMap(({ project }) => (project === null ? [] : [project]));
  const selection = projects.length > 0 ? { projects } : {};
  const snapshot = await readComplete(call, { members: true, invitations: true, ...selection });
  // An assertion about a name that does not exist would pass.
  await quotingLines(call, () => {
    const problems = validate(declaration, snapshot);
    if (problems.length > 0) {
      throw new InvalidFileError(problems);
    }
  });
  return checkAssertions(assertions, snapshot);
}

function describe({ name, passed, message, at }: CheckResult, prefix: string): string {
  const place = at && !passed ? `${at.file}:${at.line}:${at.column} ` : "";
  const reason = passed ? "" : `: ${printable(message)}`;
  return `${passed ? "pass" : "FAIL"}  ${prefix}${place}${printable(name)}${reason}`;
}
