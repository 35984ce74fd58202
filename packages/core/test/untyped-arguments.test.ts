// What JavaScript passes where TypeScript would not let it.
import { expect, test } from "vitest";
import { ConfidentAdmin, type ConfidentOptions, withResponse } from "../src/index.ts";
import { API_KEY, failureOf, POLICY, SUCCESS } from "./support/calls.ts";

function world(options?: ConfidentOptions) {
  const bodies: unknown[] = [];
  const fetch = async (_: unknown, init?: RequestInit) => {
    bodies.push(JSON.parse(String(init?.body)));
    return new Response(SUCCESS);
  };
  const { policies } = new ConfidentAdmin({ apiKey: API_KEY, fetch, ...options });
  return { policies, bodies };
}

test.for([null, undefined, {}, 7, "a key"])("options that are %j say no key", (options) => {
  expect(() => new ConfidentAdmin(options as ConfidentOptions)).toThrow(
    expect.objectContaining({
      name: "ConfidentConfigError",
      message: expect.stringMatching(/No API key/),
    }),
  );
});

test.for([7, {}, Object.create(null), ["https://example.test"]])(
  "a base URL that is no text is refused: %#",
  (baseUrl) => {
    expect(() => world({ baseUrl: baseUrl as string })).toThrow(/^baseUrl .* must look like https/);
  },
);

test("lists with holes are refused, not sent as null", async () => {
  const { policies, bodies } = world();
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

test("what an object has by its class is sent, too", async () => {
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
  const { policies, bodies } = world();
  await policies.update("p", new Draft());
  expect(bodies).toEqual([{ name: "a", description: "b", permissionIds: ["c"] }]);
});

test("fields that are not known yet are sent as they are, and null is none of undefined", async () => {
  const { policies, bodies } = world();
  const later = { name: "a", permissionIds: [], description: null, later: { on: true } };
  expect(await policies.update("p", later)).toEqual(POLICY);
  await policies.create({ name: "a", permissionIds: [], description: undefined } as never);
  expect(bodies).toEqual([later, { name: "a", permissionIds: [] }]);
});

test("withResponse says that it takes a function", async () => {
  expect(await failureOf(withResponse(5 as never))).toMatchObject({
    name: "ConfidentArgumentError",
    message: expect.stringMatching(/takes a function/),
  });
});

const unspeakable = {
  toString: () => {
    throw new Error("not even that");
  },
};

test.for([
  [Symbol("no"), "Symbol(no)", "Symbol(no)"],
  [Object.create(null), "unknown", "Error: [redacted]"],
  [unspeakable, "unknown", "Error: [redacted]"],
])(
  "what a fetch throws that cannot be put into words is a typed error: %#",
  async ([thrown, said, withKey]) => {
    const fetch = () => Promise.reject(thrown);
    for (const [apiKey, words] of [
      [API_KEY, withKey],
      [null, said],
    ] as const) {
      const error = await failureOf(world({ apiKey, fetch, retries: 0 }).policies.list());
      expect(error.name).toBe("ConfidentConnectionError");
      expect(error.message).toContain(`connection failed (${words})`);
    }
  },
);
