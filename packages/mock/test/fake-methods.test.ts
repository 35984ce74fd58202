// Methods that the document does not have, of paths that it has.
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  createFakeConfident,
  type FakeServer,
  type PrismMock,
  startPrismMock,
} from "../src/index.ts";
import { sender } from "./support/send.ts";

const fake = createFakeConfident();
let server: FakeServer;
let prism: PrismMock;

beforeAll(async () => {
  [server, prism] = await Promise.all([fake.listen(), startPrismMock()]);
});
afterAll(() => Promise.all([server?.stop(), prism?.stop()]));

test.each([
  ["HEAD", "", "GET, PUT"],
  ["HEAD", "/policies", "GET, POST"],
  ["DELETE", "/policies", "GET, POST"],
  ["PATCH", "/policies/p", "PUT, DELETE"],
  ["GET", "/policies/p", "PUT, DELETE"],
  ["OPTIONS", "/permissions", "GET"],
])("%s %s is refused as Prism refuses it, and leaves the fault", async (method, path, allow) => {
  expect(await sender(fake, prism.url)(method, path)).toMatchObject({ status: 405 });
  for (const send of [sender(fake), sender(fake, server.url)]) {
    fake.failNext({ status: 503 });
    const { status, body, headers } = await send(method, path);
    expect([status, headers.get("allow")]).toEqual([405, allow]);
    expect(body).toEqual(
      method === "HEAD"
        ? ""
        : {
            success: false,
            error: `${method} is not allowed here, only ${allow}`,
            deprecated: false,
          },
    );
    expect(await send("GET", "")).toMatchObject({ status: 503 });
  }
});

test("a wrong key learns nothing of methods", async () => {
  const headers = { CONFIDENT_API_KEY: "wrong" };
  expect(await sender(fake)("PATCH", "/policies", { headers })).toMatchObject({ status: 401 });
});
