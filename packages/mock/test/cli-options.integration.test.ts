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

test.each([
  [["openapi.yaml"], "Unexpected argument 'openapi.yaml'. Use --document openapi.yaml."],
  [["https://a.test/api.json"], /^Unexpected argument .*\. Use --document https:\S+api\.json\.$/],
  [["./a b.yml"], "Unexpected argument './a b.yml'. Use --document './a b.yml'."],
  [["--fake", "seed.yaml"], "Unexpected argument 'seed.yaml'. Use --seed seed.yaml."],
  [["4010"], "Unexpected argument '4010'. Use --port 4010."],
  [["start"], "Unexpected argument 'start'. This command takes only options."],
])("for the arguments %j, the error names the option", async (args, message) => {
  const { output, exited } = start(args);
  expect(await exited).toBe(1);
  const [first] = output.err.split("\n");
  expect(first).toEqual(typeof message === "string" ? message : expect.stringMatching(message));
  expect(output.err).toMatch(/--document <path>/);
});
