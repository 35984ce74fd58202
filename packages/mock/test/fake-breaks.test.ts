// What goes wrong inside of the fake: it is what a caller does not expect, so that its answer must be one that
// the caller can read.
import { afterEach, expect, test, vi } from "vitest";
import { createFakeConfident } from "../src/index.ts";
import { sender } from "./support/send.ts";

afterEach(() => vi.restoreAllMocks());

function fail(): never {
  throw new Error("no more of them");
}

test.each([
  ["POST", "/policies", () => vi.spyOn(crypto, "randomUUID").mockImplementationOnce(fail)],
  ["GET", "", () => vi.spyOn(Response, "json").mockImplementationOnce(fail)],
])("%s %s that fails inside is an answer as the document has it", async (method, path, breakIt) => {
  const printed = vi.spyOn(console, "error");
  const fake = createFakeConfident();
  const server = await fake.listen();
  const body = method === "POST" ? '{"name":"a","permissionIds":[]}' : null;
  try {
    for (const send of [sender(fake), sender(fake, server.url)]) {
      breakIt();
      expect(await send(method, path, { body })).toMatchObject({
        status: 500,
        body: { success: false, error: "The fake failed: no more of them", deprecated: false },
      });
    }
  } finally {
    await server.stop();
  }
  expect(printed).not.toHaveBeenCalled();
});
