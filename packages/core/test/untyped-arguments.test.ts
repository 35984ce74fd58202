// Arguments that only JavaScript callers can pass.
import { expect, test } from "vitest";
import { ConfidentAdmin, type ConfidentOptions, withResponse } from "../src/index.ts";
import { API_KEY, failureOf, POLICY, SUCCESS } from "./support/calls.ts";

function setup(options?: ConfidentOptions) {
  const bodies: unknown[] = [];
  const fetch = async (_: unknown, init?: RequestInit) => {
    bodies.push(JSON.parse(String(init?.body)));
    return new Response(SUCCESS);
  };
  const { policies } = new ConfidentAdmin({ apiKey: API_KEY, fetch, ...options });
  return { policies, bodies };
}

test.for([null, undefined, {}, 7, "a key"])("asks for a key if the options are %j", (options) => {
  expect(() => new ConfidentAdmin(options as ConfidentOptions)).toThrow(
    expect.objectContaining({
      name: "ConfidentConfigError",
      message: expect.stringMatching(/No API key/),
    }),
  );
});

test.for([7, {}, Object.create(null), ["https://example.test"]])(
  "rejects a base URL that is not a string: %#",
  (baseUrl) => {
    expect(() => setup({ baseUrl: baseUrl as string })).toThrow(/^baseUrl must look like https/);
  },
);

test("rejects sparse arrays instead of sending null", async () => {
  const { policies, bodies } = setup();
  const holes = new Array<string>(2);
  for (const call of [
    policies.create({ name: "a", permissionIds: holes }),
    policies.update("p", { name: "a", permissions: holes }),
    policies.grant("p", holes),
  ]) {
    expect(await failureOf(call)).toMatchObject({ name: "ConfidentArgumentError" });
  }
  expect(bodies).toEqual([]);
});

test("sends the fields that an object inherits from its class", async () => {
  class Draft {
    get name() {
      return "a";
    }
    get description() {
      return "b";
    }
    get permissionIds() {
      return ["c"];
    }
  }
  const { policies, bodies } = setup();
  await policies.update("p", new Draft());
  expect(bodies).toEqual([{ name: "a", description: "b", permissionIds: ["c"] }]);
});

test("sends unknown fields unchanged, sends null and omits undefined", async () => {
  const { policies, bodies } = setup();
  const later = { name: "a", permissionIds: [], description: null, later: { on: true } };
  expect(await policies.update("p", later)).toEqual(POLICY);
  await policies.create({ name: "a", permissionIds: [], description: undefined } as never);
  expect(bodies).toEqual([later, { name: "a", permissionIds: [] }]);
});

test("withResponse rejects values that are not functions", async () => {
  expect(await failureOf(withResponse(5 as never))).toMatchObject({
    name: "ConfidentArgumentError",
    message: expect.stringMatching(/takes a function/),
  });
});

const unprintable = {
  toString: () => {
    throw new Error("no string form");
  },
};

test.for([
  [Symbol("no"), "Symbol(no)", "Symbol(no)"],
  [Object.create(null), "unknown", "Error: [redacted]"],
  [unprintable, "unknown", "Error: [redacted]"],
])(
  "wraps what fetch throws in a typed error, even if it has no string form: %#",
  async ([thrown, text, redacted]) => {
    const fetch = () => Promise.reject(thrown);
    for (const [apiKey, expected] of [
      [API_KEY, redacted],
      [null, text],
    ] as const) {
      const error = await failureOf(setup({ apiKey, fetch, retries: 0 }).policies.list());
      expect(error.name).toBe("ConfidentConnectionError");
      expect(error.message).toContain(`connection to api.confident-ai.com failed (${expected})`);
    }
  },
);
