import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type PrismMock, startPrismMock } from "@confident-admin/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import * as core from "../src/index.ts";
import { type Case, cases } from "./support/operations.ts";
import { type Recorder, startRecorder } from "./support/recorder.ts";

const API_KEY = "confident_us_org_0123456789";

interface Operation {
  readonly operationId: keyof typeof cases;
  readonly responses: Readonly<Record<string, unknown>>;
}

const file = createRequire(import.meta.url).resolve("@confident-admin/spec/openapi.yaml");
const { paths } = parse(readFileSync(file, "utf8")) as {
  paths: Record<string, Record<string, Partial<Operation>>>;
};
const declared = Object.values(paths)
  .flatMap((item) => Object.values(item))
  .filter((operation): operation is Operation => "operationId" in operation);

let prism: PrismMock;
let recorder: Recorder;
let covered = 0;

beforeAll(async () => {
  prism = await startPrismMock();
  recorder = await startRecorder(prism.url);
});
afterAll(async () => {
  await recorder.stop();
  await prism.stop();
  const total = declared.reduce((sum, { responses }) => sum + Object.keys(responses).length, 0);
  process.stdout.write(
    `Contract coverage: ${covered} of ${total} statuses of ${declared.length} operations\n`,
  );
});

test("the document and the tests know the same operations", () => {
  expect(declared.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(cases).sort());
});

describe.each(declared)("$operationId", ({ operationId, responses }) => {
  const expected = cases[operationId] as Case | undefined;

  test("has a function of its name", () => {
    expect(core).toHaveProperty(operationId, expect.any(Function));
  });

  test("declares exactly the statuses that have an expectation", () => {
    expect(Object.keys(responses).sort()).toEqual(
      Object.keys({ ...expected?.values, ...expected?.messages }).sort(),
    );
  });

  test.each(Object.keys(responses))("%s becomes what it should", async (status) => {
    if (!expected) {
      throw new Error(`${operationId} has no expectation`);
    }
    const settings = { apiKey: API_KEY, baseUrl: recorder.url, retries: 0 };
    const options = { headers: { Prefer: `code=${status}` } };
    const admin = new core.ConfidentAdmin(settings);
    for (const call of [
      () => expected.viaFunction(core.createConfidentClient(settings), options),
      () => expected.viaAdmin(admin, options),
    ]) {
      recorder.requests.length = 0;
      await expectOutcome(call(), operationId, status, expected);
      expectRequest(recorder, expected);
    }
    covered++;
  });
});

async function expectOutcome(
  outcome: Promise<unknown>,
  operation: string,
  status: string,
  { values, messages, method, target }: Case,
): Promise<void> {
  if (status in values) {
    expect(await outcome).toEqual(values[status]);
    return;
  }
  const error = await outcome.catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(core.ConfidentApiError);
  expect(error).toMatchObject({
    status: Number(status),
    serverMessage: messages[status],
    operation,
    method,
    path: target,
    delivery: "answered",
  });
}

function expectRequest({ requests }: Recorder, { method, target, body }: Case): void {
  expect(requests).toHaveLength(1);
  const [request] = requests;
  expect(request).toMatchObject({ method, target, violations: undefined });
  expect(request?.headers).toMatchObject({
    accept: "application/json",
    confident_api_key: API_KEY,
    ...(body !== undefined && { "content-type": "application/json" }),
  });
  expect(request?.body).toBe(body === undefined ? "" : JSON.stringify(body));
}
