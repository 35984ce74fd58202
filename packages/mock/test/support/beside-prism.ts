import { afterAll, beforeAll } from "vitest";
import {
  createFakeConfident,
  type FakeConfident,
  type FakeServer,
  type PrismMock,
  startPrismMock,
} from "../../src/index.ts";

/** A fake on a port and Prism, for the tests of one file. Their addresses are there once the tests run. */
export function besidePrism(): { fake: FakeConfident; origins: { fake: string; prism: string } } {
  const fake = createFakeConfident();
  const origins = { fake: "", prism: "" };
  let server: FakeServer;
  let prism: PrismMock;
  beforeAll(async () => {
    [server, prism] = await Promise.all([fake.listen(), startPrismMock()]);
    Object.assign(origins, { fake: server.url, prism: prism.url });
  });
  afterAll(() => Promise.all([server?.stop(), prism?.stop()]));
  return { fake, origins };
}
