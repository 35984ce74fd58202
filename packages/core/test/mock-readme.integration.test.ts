// Not in the mock, which must not depend on core.
import { readFileSync } from "node:fs";
import * as mock from "@confident-admin/mock";
import { ModuleKind, ScriptTarget, transpile } from "typescript";
import { expect, test } from "vitest";
import { ConfidentAdmin } from "../src/index.ts";

const README = readFileSync(new URL("../../mock/README.md", import.meta.url), "utf8");
const AsyncFunction = (async () => {}).constructor as FunctionConstructor;

test("runs the samples of the mock's README in order", async () => {
  const code = [...README.matchAll(/```ts\n(.*?)```/gs)].map(([, sample]) => sample).join("\n");
  const body = transpile(code.replaceAll(/^import .*$/gm, ""), {
    target: ScriptTarget.ES2022,
    module: ModuleKind.ESNext,
  });
  const fakes: mock.FakeConfident[] = [];
  const states: unknown[] = [];
  const names = {
    ConfidentAdmin,
    ...mock,
    createFakeConfident: () => {
      const fake = mock.createFakeConfident();
      fakes.push({ ...fake, reset: () => states.push(fake.state()) });
      return fakes.at(-1);
    },
  };
  await AsyncFunction(...Object.keys(names), body)(...Object.values(names));
  expect(states).toMatchObject([
    {
      policies: [
        { permissions: [{ name: "billing:read" }, { name: "iam:read" }] },
        { name: "Manage billing" },
        { name: "Read IAM", permissions: [{ name: "iam:read" }] },
      ],
    },
  ]);
});
