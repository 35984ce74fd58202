import { type PrismMock, startPrismMock } from "@confident-admin/mock";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type CallOptions,
  ConfidentAdmin,
  ConfidentApiError,
  type ConfidentClient,
  createConfidentClient,
  openapiFetch,
} from "../src/index.ts";
import { type Case, functionOf, methodOf } from "./support/case.ts";
import { faultsOf } from "./support/check-request.ts";
import { type Operation, operations } from "./support/document.ts";
import { cases } from "./support/operations.ts";
import { type Recorded, type Recorder, startRecorder } from "./support/recorder.ts";

const API_KEY = "confident_us_org_0123456789";

const declared = operations.flatMap(({ operationId, statuses }) =>
  statuses.map((status) => `${operationId} ${status}`),
);
const covered = new Set<string>();

let prism: PrismMock;
let recorder: Recorder;
let client: ConfidentClient;
let openapiClient: ConfidentClient;
let admin: ConfidentAdmin;

beforeAll(async () => {
  prism = await startPrismMock();
  recorder = await startRecorder(prism.url);
  const settings = { apiKey: API_KEY, baseUrl: recorder.url, retries: 0 };
  client = createConfidentClient(settings);
  openapiClient = createConfidentClient(settings);
  openapiFetch(openapiClient);
  admin = new ConfidentAdmin(settings);
});
afterAll(async () => {
  await recorder.stop();
  await prism.stop();
  process.stdout.write(
    `Contract coverage: ${covered.size} of ${declared.length} statuses of ${operations.length} operations\n`,
  );
});

test("the document and the tests know the same operations", () => {
  const ids = operations.map(({ operationId }) => operationId);
  expect(ids.sort()).toEqual(Object.keys(cases).sort());
});

describe.each(operations)("$operationId", (operation) => {
  const { operationId, statuses } = operation;

  test("is exported as a function and bound as a method", () => {
    expect(functionOf(operationId)).toBeTypeOf("function");
    expect(methodOf(admin, caseOf(operationId).bound)).toBeTypeOf("function");
  });

  test("declares exactly the statuses that have an expectation", () => {
    const { values, messages } = caseOf(operationId);
    expect([...statuses].sort()).toEqual([values, messages].flatMap(Object.keys).sort());
  });

  test.each(statuses)("%s becomes what it should, of the same request", async (status) => {
    const { args, bound } = caseOf(operationId);
    const asFunction = await exchange(operation, status, (options) =>
      functionOf(operationId)(client, ...args, options),
    );
    const asMethod = await exchange(operation, status, (options) =>
      methodOf(admin, bound)(...args, options),
    );
    expect(asMethod).toEqual(asFunction);
    await exchange(operation, status, (options) =>
      functionOf(operationId)(openapiClient, ...args, options),
    );
    covered.add(`${operationId} ${status}`);
  });
});

// Last in the file: tests run in this order.
test("no declared status is without a test that passed", () => {
  expect([...covered].sort()).toEqual([...declared].sort());
});

function caseOf(operationId: string): Case {
  const found = (cases as Readonly<Record<string, Case>>)[operationId];
  if (!found) {
    throw new Error(`${operationId} has no case in support/operations.ts`);
  }
  return found;
}

async function exchange(
  { operationId, query }: Operation,
  status: string,
  call: (options: CallOptions) => Promise<unknown>,
): Promise<Recorded | undefined> {
  const prefer = `code=${status}`;
  const answered: number[] = [];
  const options: CallOptions = {
    headers: { Prefer: prefer },
    onResponse: (response) => answered.push(response.status),
  };
  recorder.requests.length = 0;
  const [outcome] = await Promise.allSettled([call(options)]);
  const wire = {
    ...caseOf(operationId),
    query,
    headers: { confident_api_key: API_KEY, prefer },
  };
  // The request first: what is wrong with it explains the answer.
  expect(recorder.requests.map((request) => faultsOf(request, wire))).toEqual([[]]);
  expect(answered).toEqual([Number(status)]);
  expectOutcome(outcome, operationId, status);
  return recorder.requests[0];
}

function expectOutcome(
  outcome: PromiseSettledResult<unknown>,
  operation: string,
  status: string,
): void {
  const { values, messages, method, target } = caseOf(operation);
  if (status in values) {
    expect(outcome).toStrictEqual({ status: "fulfilled", value: values[status] });
    return;
  }
  const reason = outcome.status === "rejected" ? outcome.reason : undefined;
  expect(reason).toBeInstanceOf(ConfidentApiError);
  expect(reason).toMatchObject({
    status: Number(status),
    serverMessage: messages[status],
    operation,
    method,
    path: target,
    delivery: "answered",
  });
}
