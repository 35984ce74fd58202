import { PassThrough, Readable, Writable } from "node:stream";
import { main } from "../../src/main.ts";

/** What a command left. */
export interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a command left, and both streams as a terminal shows them. */
export interface Run extends Result {
  readonly output: string;
}

export interface Setting {
  readonly cwd?: string | undefined;
  readonly env?: Readonly<Record<string, string>> | undefined;
  /** Whether a person sits at a terminal. */
  readonly terminal?: boolean | undefined;
  /** What the person types. */
  readonly input?: string | undefined;
  /** Whether the person types nothing, and does not leave either. */
  readonly silent?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Runs a command line in this process. */
export async function run(args: readonly string[], setting: Setting = {}): Promise<Run> {
  const { cwd = "/nowhere", env = {}, terminal = false, input = "" } = setting;
  const output: string[] = [];
  const stdout = collect(terminal, output);
  const stderr = collect(terminal, output);
  const source = setting.silent ? new PassThrough() : Readable.from([input]);
  const stdin = Object.assign(source, { isTTY: terminal });
  const signal = setting.signal ?? new AbortController().signal;
  const streams = { stdin, stdout: stdout.stream, stderr: stderr.stream };
  const code = await main({ args, env, cwd, signal, ...streams });
  return { code, stdout: stdout.text(), stderr: stderr.text(), output: output.join("") };
}

function collect(isTTY: boolean, all: string[]) {
  const chunks: string[] = [];
  const stream = new Writable({
    decodeStrings: false,
    write: (chunk: string | Buffer, _encoding, done) => {
      chunks.push(chunk.toString());
      all.push(chunk.toString());
      done();
    },
  });
  return { stream: Object.assign(stream, { isTTY, columns: 100 }), text: () => chunks.join("") };
}
