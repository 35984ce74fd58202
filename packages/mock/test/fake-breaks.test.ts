// What goes wrong inside of the fake: it is what a caller does not expect, so that its answer must be one that
// the caller can read.
import { afterEach, expect, test, vi } from "vitest";
import { createFakeConfident } from "../src/index.ts";
import { sender } from "./support/send.ts";

afterEach(() => vi.restoreAllMocks());

test.each([
  ["POST", "/policies", { permissions: [null as never] }, /^The fake failed: .*null/],
  ["GET", "", { organization: { id: 1n } as never }, /^The fake failed: .*BigInt/],
])("%s %s that fails inside is an answer as the document has it", async (...given) => {
  const [method, path, options, error] = given;
  const printed = vi.spyOn(console, "error");
  const fake = createFakeConfident(options);
  const server = await fake.listen();
  const body = method === "POST" ? '{"name":"a","permissionIds":["p"]}' : null;
  try {
    for (const send of [sender(fake), sender(fake, server.url)]) {
      expect(await send(method, path, { body })).toMatchObject({
        status: 500,
        body: { success: false, error: expect.stringMatching(error), deprecated: false },
      });
    }
  } finally {
    await server.stop();
  }
  expect(printed).not.toHaveBeenCalled();
});
