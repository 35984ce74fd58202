import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startPrismMock } from "../src/index.ts";
import { trackProcesses } from "./support/track-processes.ts";

const HANG = "--import data:text/javascript,setInterval(()=>{},1e9);await(new(Promise)(()=>{}))";

const { env, alive } = trackProcesses();
beforeEach(() => {
  vi.stubEnv("PID_FILE", env().PID_FILE);
  vi.stubEnv("NODE_OPTIONS", env().NODE_OPTIONS);
});
afterEach(() => {
  vi.unstubAllEnvs();
});

async function listens(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

test("serves the document, and stop can be called more than once and affects no other mock", async () => {
  const start = (env: string) => {
    vi.stubEnv("NODE_ENV", env);
    return startPrismMock();
  };
  const [one, other] = await Promise.all([start("test"), start("production")]);
  try {
    expect(one.url).not.toBe(other.url);
    expect(alive()).toEqual([true, true]);
    const headers = { CONFIDENT_API_KEY: "k", Prefer: "code=503" };
    for (const { url } of [one, other]) {
      expect(await listens(url)).toBe(true);
      expect((await fetch(`${url}/v1/organization`, { headers })).status).toBe(503);
    }

    await Promise.all([one.stop(), one.stop()]);
    await one.stop();

    expect(await one.ended).toBe("SIGKILL");
    expect(alive().sort()).toEqual([false, true]);
    expect(await listens(one.url)).toBe(false);
    expect(await listens(other.url)).toBe(true);
  } finally {
    await other.stop();
  }
  expect(alive()).toEqual([false, false]);
  expect(await listens(other.url)).toBe(false);
});

test("rejects with Prism's output if Prism exits before it listens", async () => {
  vi.stubEnv("NODE_OPTIONS", "--no-such-option");
  await expect(startPrismMock()).rejects.toThrow(
    /exited before it started listening\. It printed:\n.*--no-such-option/,
  );
});

test("rejects and kills Prism if it does not start in time", async () => {
  vi.stubEnv("NODE_OPTIONS", `${env().NODE_OPTIONS} ${HANG}`);
  await expect(startPrismMock({ startTimeout: 200 })).rejects.toThrow(
    /did not start within 200 ms\. It printed:/,
  );
  expect(alive()).not.toContain(true);
});

test.each([
  [{ port: -1 }, "The port must be an integer from 0 to 65535, not -1."],
  [{ port: 65_536 }, "The port must be an integer from 0 to 65535, not 65536."],
  [{ port: Number.NaN }, "The port must be an integer from 0 to 65535, not NaN."],
  [{ host: "" }, "host must not be empty."],
  [{ document: "" }, "document must not be empty."],
])("rejects %j without starting a process", async (options, message) => {
  await expect(startPrismMock(options)).rejects.toThrow(new RangeError(message));
  expect(alive()).toEqual([]);
});

test("rejects an unknown option with a TypeError, without starting a process", async () => {
  await expect(startPrismMock({ prot: 1 } as never)).rejects.toThrow(
    new TypeError(
      "startPrismMock has no option prot. Its options are document, port, host, dynamic, errors, and startTimeout.",
    ),
  );
  expect(alive()).toEqual([]);
});
