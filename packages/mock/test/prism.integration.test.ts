import { describe, expect, inject, test } from "vitest";
import { startPrismMock } from "../src/index.ts";
import { TINY } from "./support/tiny-document.ts";

const headers = { CONFIDENT_API_KEY: "k", "content-type": "application/json" };
const policy = { name: "a", permissionIds: [] };
const unknown = { ...policy, "☕": 1 };

const url = inject("confidentMockUrl");

const send = (method: string, path: string, body?: unknown) =>
  fetch(`${url}/v1/organization${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

describe("a request that would crash Prism", () => {
  test.each([
    ["DELETE", "/policies/%zz", undefined, 400, /Encode a literal % as %25/],
    ["POST", "/policies", unknown, 422, /beyond Latin-1/],
    ["PUT", "/policies/p", { ...policy, "\u0100": { "€": 1 } }, 422, /beyond Latin-1/],
  ] as const)(
    "gets an error response that says why: %s %s",
    async (method, path, body, status, detail) => {
      const response = await send(method, path, body);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect({ status: response.status, body: await response.json() }).toEqual({
        status,
        body: {
          type: "about:blank",
          title: "Prism cannot handle this request",
          status,
          detail: expect.stringMatching(detail),
        },
      });
      expect((await send("GET", "/policies")).status).toBe(200);
    },
  );

  test("does not affect concurrent requests", async () => {
    const requests = Array.from({ length: 60 }, (_, index) => {
      const kinds = [
        () => send("GET", "/policies"),
        () => send("DELETE", "/policies/%zz"),
        () => send("POST", "/policies", unknown),
      ];
      return kinds[index % kinds.length]?.();
    });
    const statuses = (await Promise.all(requests)).map((response) => response?.status);
    const expected = requests.map((_, index) => [200, 400, 422][index % 3]);
    expect(statuses).toEqual(expected);
  });
});

test.each([
  [false, 200],
  [true, 500],
])(
  "with errors: %s, an example that does not match the document is a %i",
  async (errors, status) => {
    const other = await startPrismMock({ document: TINY, errors });
    try {
      expect((await fetch(`${other.url}/v1/organization`, { headers })).status).toBe(status);
    } finally {
      await other.stop();
    }
  },
);
