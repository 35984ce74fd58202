import { afterAll, beforeAll, inject } from "vitest";
import { createFakeConfident, type FakeConfident, type FakeServer } from "../../src/index.ts";

/** A fake on a port, for the tests of one file, and Prism. The fake's address is there once the tests run. */
export function besidePrism(): { fake: FakeConfident; origins: { fake: string; prism: string } } {
  const fake = createFakeConfident();
  const origins = { fake: "", prism: inject("confidentMockUrl") };
  let server: FakeServer;
  beforeAll(async () => {
    server = await fake.listen();
    origins.fake = server.url;
  });
  afterAll(() => server?.stop());
  return { fake, origins };
}
