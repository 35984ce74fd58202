import { expect, test } from "vitest";
import { start } from "./support/cli.ts";

const OPTIONS = ["fake", "seed", "port", "host", "document", "dynamic", "errors", "quiet", "help"];

test.each([
  ["--prot", "Did you mean --port?"],
  ["--fakes", "Did you mean --fake?"],
  ["--doc=a.yaml", "Did you mean --document?"],
  ["-p", "Did you mean --port?"],
  ["--quite", "Did you mean --quiet?"],
  ["--multiprocess", undefined],
])("rejects %s with an error that lists the options", async (arg, suggestion) => {
  const { output, exited } = start([arg]);
  expect(await exited).toBe(1);
  const [first] = output.err.split("\n");
  const option = arg.replace(/=.*/, "");
  expect(first).toBe(`Unknown option '${option}'.${suggestion ? ` ${suggestion}` : ""}`);
  for (const name of OPTIONS) {
    expect(output.err).toMatch(new RegExp(`^ .*--${name} `, "m"));
  }
});
