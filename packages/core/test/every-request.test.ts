// How all wrappers validate and send requests: the same cases for every operation of the document.
import {
  type Operation,
  type OperationId,
  operations,
  type Parameter,
} from "@confident-admin/spec/operations";
import { describe, expect, test } from "vitest";
import { type ConfidentClient, createConfidentClient } from "../src/index.ts";
import { API_KEY } from "./support/calls.ts";
import { requestExample } from "./support/examples.ts";
import { functionOf } from "./support/wrappers.ts";

const IDS = Object.keys(operations) as OperationId[];
const tableOf = (id: OperationId): Operation => operations[id];

/** Values that no id of this type can have. */
const INVALID_IDS = {
  string: ["", "..", "a/../b", "a\nb", 7, null, undefined],
  integer: [0, -1, 1.5, Number.NaN, 2 ** 53, "7", "..", null, undefined],
};

/** A client whose requests never end, and the paths of these requests. */
function hangingClient(): { client: ConfidentClient; sent: string[] } {
  const sent: string[] = [];
  const fetch = (url: unknown) => {
    sent.push(new URL(String(url)).pathname);
    return new Promise<Response>(() => {});
  };
  return { client: createConfidentClient({ apiKey: API_KEY, fetch, timeout: 1e6 }), sent };
}

/** The arguments of the document's example, with one of them replaced. */
function argsWith(id: OperationId, index: number, value: unknown): unknown[] {
  return requestExample(id).args.map((arg, position) => (position === index ? value : arg));
}

/** Calls an operation with one argument replaced, and expects that it is rejected before it is sent. */
async function expectRejected(id: OperationId, index: number, value: unknown): Promise<void> {
  const { client, sent } = hangingClient();
  const args = argsWith(id, index, value);
  await expect(functionOf(id)(client, ...args), `${index}: ${String(value)}`).rejects.toMatchObject(
    {
      name: "ConfidentArgumentError",
      operation: id,
      delivery: "unsent",
    },
  );
  expect(sent).toEqual([]);
}

describe.each(IDS.filter((id) => tableOf(id).parameters.path.length > 0))("%s", (id) => {
  test("rejects invalid ids before sending", async () => {
    for (const [index, { schema }] of tableOf(id).parameters.path.entries()) {
      for (const value of INVALID_IDS[schema.type as keyof typeof INVALID_IDS]) {
        await expectRejected(id, index, value);
      }
    }
  });
});

describe.each(IDS.filter((id) => tableOf(id).body))("%s", (id) => {
  const { body, parameters } = tableOf(id);
  const index = parameters.path.length;
  const example = { ...requestExample(id).body };

  test("rejects a body that is not an object or lacks a required field before sending", async () => {
    for (const value of [undefined, null, 7]) {
      await expectRejected(id, index, value);
    }
    for (const name of body?.required ?? []) {
      const { [name]: _, ...rest } = example;
      await expectRejected(id, index, rest);
      await expectRejected(id, index, { ...example, [name]: null });
      await expectRejected(id, index, { ...example, [name]: [7] });
    }
  });

  test("sends the body as it was at the call, even if it waits for an earlier write", async () => {
    const bodies: string[] = [];
    const fetch = async (_: unknown, init?: RequestInit) => {
      bodies.push(String(init?.body));
      throw new TypeError("offline");
    };
    const client = createConfidentClient({ apiKey: API_KEY, fetch, retries: 0 });
    const mutable = structuredClone(example);
    const earlier = functionOf(id)(client, ...requestExample(id).args);
    const later = functionOf(id)(client, ...argsWith(id, index, mutable));
    for (const [name, value] of Object.entries(mutable)) {
      if (Array.isArray(value)) {
        value.push("later");
      }
      mutable[name] = "later";
    }
    for (const { status } of await Promise.allSettled([earlier, later])) {
      expect(status).toBe("rejected");
    }
    expect(bodies).toEqual([JSON.stringify(example), JSON.stringify(example)]);
  });
});

describe.each(IDS.filter((id) => tableOf(id).paged))("%s", (id) => {
  const index = tableOf(id).parameters.path.length;
  const queries = tableOf(id).parameters.query as readonly Parameter[];

  test("rejects page numbers and sizes outside of the document's bounds", async () => {
    for (const { name, schema } of queries) {
      const { minimum = 1, maximum = Number.MAX_SAFE_INTEGER } = schema;
      for (const value of [minimum - 1, maximum + 1, 1.5, Number.NaN, "2", null]) {
        await expectRejected(id, index, { [name]: value });
      }
    }
  });

  test("returns the document's default page if none is asked for", async () => {
    const data = { [tableOf(id).value as string]: [], total: 0 };
    const targets: string[] = [];
    const fetch = async (url: unknown) => {
      targets.push(new URL(String(url)).search);
      return Response.json({ success: true, data });
    };
    const client = createConfidentClient({ apiKey: API_KEY, fetch });
    const ids = requestExample(id).args.slice(0, index);
    const defaults = Object.fromEntries(queries.map(({ name, schema }) => [name, schema.default]));
    for (const query of [undefined, {}, { page: undefined }]) {
      const page = await functionOf(id)(client, ...ids, query);
      expect(page).toEqual({ items: [], total: 0, ...defaults });
    }
    expect(targets).toEqual(["", "", ""]);
  });
});

test("queues writes to one resource, and to no other", async () => {
  const { client, sent } = hangingClient();
  const writes = IDS.filter((id) => {
    const { method, parameters } = tableOf(id);
    return method !== "POST" && method !== "GET" && parameters.path.length > 0;
  });
  const controller = new AbortController();
  const calls: Promise<unknown>[] = [];
  const paths = writes.map((id) => {
    const { path, parameters } = tableOf(id);
    const ids = parameters.path.map(({ schema }) => (schema.type === "integer" ? 7 : "7"));
    const { args } = requestExample(id);
    const { signal } = controller;
    calls.push(functionOf(id)(client, ...ids, ...args.slice(ids.length), { signal }));
    return path.replaceAll(/\{\w+\}/g, "7");
  });
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(sent.sort()).toEqual([...new Set(paths)].sort());
  expect(sent.length).toBeLessThan(paths.length);
  controller.abort();
  for (const { status } of await Promise.allSettled(calls)) {
    expect(status).toBe("rejected");
  }
});
