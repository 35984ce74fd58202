// Calls every wrapper by convention, with the document's own examples, against Prism.
import { type ResponseExample, responseExamples } from "@confident-admin/spec/examples";
import { type Operation, type OperationId, operations } from "@confident-admin/spec/operations";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import {
  type CallOptions,
  ConfidentAdmin,
  ConfidentApiError,
  createConfidentClient,
  openapiFetch,
  type PageQuery,
} from "../src/index.ts";
import { findProblems } from "./support/check-request.ts";
import { requestExample } from "./support/examples.ts";
import { type Recorded, type Recorder, startRecorder } from "./support/recorder.ts";
import { boundMethodOf, functionOf } from "./support/wrappers.ts";

const API_KEY = "confident_us_org_0123456789";
const IDS = Object.keys(operations) as OperationId[];

type Call = (...args: readonly unknown[]) => Promise<unknown>;

let recorder: Recorder;
let ways: (operation: OperationId) => Record<string, Call>;

beforeAll(async () => {
  recorder = await startRecorder(inject("confidentMockUrl"), true);
  const settings = { apiKey: API_KEY, baseUrl: recorder.url, retries: 0 };
  const client = createConfidentClient(settings);
  const withMiddleware = createConfidentClient(settings);
  openapiFetch(withMiddleware).use({ onRequest: ({ request }) => request });
  const admin = new ConfidentAdmin(settings);
  ways = (id) => ({
    "as a function": (...args) => functionOf(id)(client, ...args),
    "as a bound method": (...args) => (boundMethodOf(admin, id) as Call)(...args),
    "with middleware": (...args) => functionOf(id)(withMiddleware, ...args),
  });
});
afterAll(() => recorder.stop());

describe.each(IDS)("%s", (id) => {
  test("is exported as a function and bound as a method", () => {
    const admin = new ConfidentAdmin({ apiKey: API_KEY });
    expect(functionOf(id)).toBeTypeOf("function");
    expect(boundMethodOf(admin, id)).toBeTypeOf("function");
  });

  test("has an example for every declared status", () => {
    const statuses = new Set(responseExamples(id).map(({ status }) => status));
    expect([...statuses].sort()).toEqual([...operations[id].statuses].sort());
  });

  test.each(responseExamples(id))("handles $status $name with one request", async (example) => {
    const requests: (Recorded | undefined)[] = [];
    for (const call of Object.values(ways(id))) {
      requests.push(await checkCall(id, example, call));
    }
    expect(new Set(requests.map((request) => JSON.stringify(request))).size).toBe(1);
  });
});

async function checkCall(id: OperationId, example: ResponseExample, call: Call) {
  const { args, ...wire } = requestExample(id);
  const { status, name } = example;
  const prefer = `code=${status}${name ? `, example=${name}` : ""}`;
  const responded: number[] = [];
  const options: CallOptions = {
    headers: { Prefer: prefer },
    onResponse: (response) => responded.push(response.status),
  };
  recorder.requests.length = 0;
  const [outcome] = await Promise.allSettled([call(...args, options)]);
  const query = operations[id].parameters.query as Operation["parameters"]["query"];
  const expected = {
    ...wire,
    query: query.map((parameter) => parameter.name),
    headers: { confident_api_key: API_KEY, prefer },
  };
  // Check the request first, because its problems explain the response.
  expect(recorder.requests.map((request) => findProblems(request, expected))).toEqual([[]]);
  expect(responded).toEqual([status]);
  expectOutcome(outcome, id, example, wire, args);
  return recorder.requests[0];
}

function expectOutcome(
  outcome: PromiseSettledResult<unknown>,
  id: OperationId,
  { status, body }: ResponseExample,
  { method, target }: { method: string; target: string },
  args: readonly unknown[],
): void {
  if (status < 300) {
    expect(outcome).toStrictEqual({ status: "fulfilled", value: expectedValue(id, body, args) });
    return;
  }
  const reason: unknown = outcome.status === "rejected" ? outcome.reason : undefined;
  expect(reason).toBeInstanceOf(ConfidentApiError);
  expect(reason).toMatchObject({
    status,
    serverMessage: body?.error,
    operation: id,
    method,
    path: target.replace(/\?.*/, ""), // a query may hold personal data
    delivery: "answered",
  });
}

function expectedValue(
  id: OperationId,
  body: ResponseExample["body"],
  args: readonly unknown[],
): unknown {
  const { value, paged, parameters }: Operation = operations[id];
  if (!body) {
    // A deletion without a body returns the same value as one with a body.
    const done = id.startsWith("remove") ? { removed: true } : { deleted: true };
    return { id: args[parameters.path.length - 1], ...done };
  }
  const { data = {} } = body;
  if (value && paged) {
    const { page, pageSize } = args[parameters.path.length] as PageQuery;
    return { items: data[value], total: data["total"], page, pageSize };
  }
  return value ? data[value] : data;
}
