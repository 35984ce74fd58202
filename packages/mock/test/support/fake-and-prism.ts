import { afterAll, beforeAll, inject } from "vitest";
import { createFakeConfident, type FakeConfident, type FakeServer } from "../../src/index.ts";

/** Starts a fake on a port for the tests of one file. `origins.fake` is set before the first test. */
export function startFakeAndPrism(): {
  fake: FakeConfident;
  origins: { fake: string; prism: string };
} {
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
