import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startPrismMock } from "../src/index.ts";

const NOTE_PID = `--import ${new URL("support/note-pid.mjs", import.meta.url)}`;
const HANG = "--import data:text/javascript,setInterval(()=>{},1e9);await(new(Promise)(()=>{}))";

let folder: string;
let noted: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "prism-mock-"));
  noted = join(folder, "pids");
  writeFileSync(noted, "");
  vi.stubEnv("NOTED_PIDS", noted);
  vi.stubEnv("NODE_OPTIONS", NOTE_PID);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** Whether each process that was started is still there. */
function alive(): boolean[] {
  const pids = readFileSync(noted, "utf8").match(/\d+/g) ?? [];
  return pids.map((pid) => {
    try {
      return process.kill(Number(pid), 0);
    } catch {
      return false;
    }
  });
}

/** Whether something listens there. */
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

test("a mock answers what the document says; stop ends it alone, and may be called again", async () => {
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

test("a Prism that ends before it listens is an error that says what it printed", async () => {
  vi.stubEnv("NODE_OPTIONS", "--no-such-option");
  await expect(startPrismMock()).rejects.toThrow(
    /ended before it listened\. It printed:\n.*--no-such-option/,
  );
});

test("a Prism that does not listen in time is killed, and the error says so", async () => {
  vi.stubEnv("NODE_OPTIONS", `${NOTE_PID} ${HANG}`);
  await expect(startPrismMock({ startTimeout: 200 })).rejects.toThrow(
    /did not listen within 200 ms\. It printed:/,
  );
  expect(alive()).not.toContain(true);
});

test.each([
  [{ port: -1 }, "The port must be an integer from 0 to 65535, not -1."],
  [{ port: 65_536 }, "The port must be an integer from 0 to 65535, not 65536."],
  [{ port: Number.NaN }, "The port must be an integer from 0 to 65535, not NaN."],
  [{ host: "" }, "The host is empty."],
  [{ document: "" }, "The document is empty."],
])("%j can be nothing, and starts nothing", async (options, message) => {
  await expect(startPrismMock(options)).rejects.toThrow(new RangeError(message));
  expect(alive()).toEqual([]);
});

test("an option that there is not is a TypeError, and starts nothing", async () => {
  await expect(startPrismMock({ prot: 1 } as never)).rejects.toThrow(
    new TypeError(
      "A mock has no prot. It may have document, port, host, dynamic, errors, and startTimeout.",
    ),
  );
  expect(alive()).toEqual([]);
});
