import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
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

test("the mock answers what the document says", async () => {
  const mock = await startPrismMock();
  try {
    const headers = { CONFIDENT_API_KEY: "k", Prefer: "code=503" };
    const { status } = await fetch(`${mock.url}/v1/organization`, { headers });
    expect(status).toBe(503);
  } finally {
    await mock.stop();
  }
});

test.each(["test", "production"])(
  "in %s, stop leaves no process and may be repeated",
  async (env) => {
    vi.stubEnv("NODE_ENV", env);
    const { url, stop } = await startPrismMock();
    expect(alive()).toEqual([true]);
    expect(await listens(url)).toBe(true);

    await Promise.all([stop(), stop()]);
    await stop();

    expect(alive()).toEqual([false]);
    expect(await listens(url)).toBe(false);
  },
);

test("a Prism that ends before it listens is an error that says what it printed", async () => {
  vi.stubEnv("NODE_OPTIONS", "--no-such-option");
  await expect(startPrismMock()).rejects.toThrow(
    /ended before it listened\. It printed:\n.*--no-such-option/,
  );
});

test("a Prism that does not listen in time is killed, and the error says so", async () => {
  vi.stubEnv("NODE_OPTIONS", `${NOTE_PID} ${HANG}`);
  await expect(startPrismMock({ startTimeout: 1_000 })).rejects.toThrow(
    /did not listen within 1000 ms\. It printed:/,
  );
  expect(alive()).not.toContain(true);
});

test("the mock ends with its parent, even if that is killed", async () => {
  const script = fileURLToPath(new URL("support/hold-mock.mjs", import.meta.url));
  const parent = spawn(process.execPath, [script], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const url = String(await once(parent.stdout, "data"));
    expect(await listens(url)).toBe(true);
    parent.kill("SIGKILL");
    await expect.poll(() => listens(url), { timeout: 30_000 }).toBe(false);
  } finally {
    parent.kill("SIGKILL");
  }
});

test.each([
  [{ port: -1 }, "The port is a whole number from 0 to 65535, not -1."],
  [{ port: 65_536 }, "The port is a whole number from 0 to 65535, not 65536."],
  [{ port: Number.NaN }, "The port is a whole number from 0 to 65535, not NaN."],
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

test("a mock says when it has ended, and how", async () => {
  const [one, other] = await Promise.all([startPrismMock(), startPrismMock()]);
  try {
    expect(one.url).not.toBe(other.url);
    await one.stop();
    expect(await one.ended).toBe("SIGKILL");
    expect(await listens(other.url)).toBe(true);
  } finally {
    await other.stop();
  }
});
