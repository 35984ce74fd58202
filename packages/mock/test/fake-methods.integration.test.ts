import { expect, test } from "vitest";
import { startFakeAndPrism } from "./support/fake-and-prism.ts";
import { sender } from "./support/send.ts";

const { fake, origins } = startFakeAndPrism();

test.each([
  ["HEAD", "", "GET, PUT"],
  ["HEAD", "/policies", "GET, POST"],
  ["DELETE", "/policies", "GET, POST"],
  ["PATCH", "/policies/p", "PUT, DELETE"],
  ["GET", "/policies/p", "PUT, DELETE"],
  ["OPTIONS", "/permissions", "GET"],
])(
  "rejects %s %s with a 405 as Prism does, without using up a fault",
  async (method, path, allow) => {
    expect(await sender(fake, origins.prism)(method, path)).toMatchObject({ status: 405 });
    for (const send of [sender(fake), sender(fake, origins.fake)]) {
      fake.failNext({ status: 503 });
      const { status, body, headers } = await send(method, path);
      expect([status, headers.get("allow")]).toEqual([405, allow]);
      expect(body).toEqual(
        method === "HEAD"
          ? ""
          : {
              success: false,
              error: `${method} is not allowed. Allowed methods: ${allow}`,
              deprecated: false,
            },
      );
      expect(await send("GET", "")).toMatchObject({ status: 503 });
    }
  },
);

test("rejects a wrong key before it checks the method", async () => {
  const headers = { CONFIDENT_API_KEY: "wrong" };
  expect(await sender(fake)("PATCH", "/policies", { headers })).toMatchObject({ status: 401 });
});
