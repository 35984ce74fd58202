// Follows docs/your-own-document.md with a newer document.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { startPrismMock } from "@confident-admin/mock";
import ts from "typescript";
import { afterEach, beforeEach, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import * as core from "../src/index.ts";

const AsyncFunction = (async () => {}).constructor as FunctionConstructor;
const { resolve } = createRequire(import.meta.url);
const PAGE = readFileSync(new URL("../../../docs/your-own-document.md", import.meta.url), "utf8");
const [, command = ""] = /```sh\n(.*?)\n```/s.exec(PAGE) ?? [];
const [, sample = ""] = /```ts\n(.*?)```/s.exec(PAGE) ?? [];
// The native compiler is much faster.
const TSC = join(import.meta.dirname, "../../../node_modules/typescript-7/bin/tsc");
const TYPES = "confident.gen.ts";

let folder: string;
beforeEach(() => {
  // Inside the package, so that the sample's imports resolve.
  folder = mkdtempSync(join(import.meta.dirname, "your-own-document-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Writes our document with an additional endpoint. */
function newerDocument(): string {
  const document = parse(readFileSync(resolve("@confident-admin/spec/openapi.yaml"), "utf8"));
  const schema = {
    type: "object",
    required: ["auditLogs"],
    properties: { auditLogs: { type: "array", items: { type: "string" } } },
  };
  const example = { value: { auditLogs: ["policy created"] } };
  document.paths["/v1/organization/audit-logs"] = {
    get: {
      operationId: "listAuditLogs",
      responses: {
        200: {
          description: "The audit logs.",
          content: { "application/json": { schema, examples: { auditLogs: example } } },
        },
      },
    },
  };
  const file = join(folder, "openapi.yaml");
  writeFileSync(file, stringify(document));
  return file;
}

/** Compiles each program with the generated types and counts its errors. */
function countErrors(programs: Readonly<Record<string, string>>): Record<string, number> {
  for (const [name, program] of Object.entries(programs)) {
    writeFileSync(join(folder, `${name}.ts`), program);
  }
  const compilerOptions = {
    ...{ strict: true, noEmit: true, target: "es2022", module: "nodenext", types: ["node"] },
    ...{ allowImportingTsExtensions: true, skipLibCheck: true },
    customConditions: ["@confident-admin/source"],
  };
  const files = Object.keys(programs).map((name) => `${name}.ts`);
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  const { stdout } = spawnSync(process.execPath, [TSC, "--pretty", "false", "-p", folder], {
    cwd: folder,
    encoding: "utf8",
  });
  const errors = [...stdout.matchAll(/^(?:([^\s(]+)\.ts\(\d+,\d+\): )?error TS/gm)];
  // Errors without a file, such as invalid options, concern every program.
  const count = (name: string) => errors.filter(([, file = name]) => file === name).length;
  return Object.fromEntries(Object.keys(programs).map((name) => [name, count(name)]));
}

test("generates the types of a new endpoint with one command and calls it", async () => {
  const document = newerDocument();
  const [, tool = "", input, flag = "", output = ""] = command.split(" ");
  expect([tool, input, flag, output]).toEqual([
    "openapi-typescript",
    "./openapi.yaml",
    "--output",
    `src/${TYPES}`,
  ]);
  const cli = join(dirname(resolve("openapi-typescript/package.json")), "bin/cli.js");
  execFileSync(process.execPath, [cli, document, flag, join(folder, TYPES)]);

  const typed = `${sample}\nconst logs: string[] | undefined = data?.auditLogs;\nexport { error, logs };\n`;
  expect(
    countErrors({
      right: typed,
      "another-field": typed.replace("data?.auditLogs", "data?.auditLog"),
      "another-path": typed.replace("organization/audit-logs", "organization/audit-log"),
    }),
  ).toEqual({
    right: 0,
    "another-field": 1,
    "another-path": expect.toSatisfy((count) => count > 0),
  });

  const mock = await startPrismMock({ document });
  try {
    const code = sample
      .replaceAll(/^import .*$/gm, "")
      .replace("https://confident.example.com", mock.url)
      .replace("ConfidentAdmin({", 'ConfidentAdmin({ apiKey: "confident_us_org_0123456789",');
    const { outputText } = ts.transpileModule(`${code}\nreturn data;`, {
      compilerOptions: { target: ts.ScriptTarget.ES2022 },
    });
    const run = AsyncFunction(...Object.keys(core), outputText);
    expect(await run(...Object.values(core))).toEqual({ auditLogs: ["policy created"] });
  } finally {
    await mock.stop();
  }
});
