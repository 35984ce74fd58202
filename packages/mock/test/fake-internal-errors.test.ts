import { afterEach, expect, test, vi } from "vitest";
import { createFakeConfident } from "../src/index.ts";
import { sender } from "./support/send.ts";

afterEach(() => vi.restoreAllMocks());

function fail(): never {
  throw new Error("internal error");
}

test.each([
  ["POST", "/policies", () => vi.spyOn(crypto, "getRandomValues").mockImplementationOnce(fail)],
  ["GET", "", () => vi.spyOn(Response, "json").mockImplementationOnce(fail)],
])(
  "%s %s responds with the error envelope after an internal error",
  async (method, path, breakIt) => {
    const printed = vi.spyOn(console, "error");
    const fake = createFakeConfident();
    const server = await fake.listen();
    const body = method === "POST" ? '{"name":"a","permissionIds":[]}' : null;
    try {
      for (const send of [sender(fake), sender(fake, server.url)]) {
        breakIt();
        expect(await send(method, path, { body })).toMatchObject({
          status: 500,
          body: { success: false, error: "The fake failed: internal error", deprecated: false },
        });
      }
    } finally {
      await server.stop();
    }
    expect(printed).not.toHaveBeenCalled();
  },
);
