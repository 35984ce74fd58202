import { fileURLToPath } from "node:url";
import { createContext, runInContext } from "node:vm";
import { rolldown } from "rolldown";

const ENTRY = fileURLToPath(new URL("entry.js", import.meta.url));

/** Bundles a module, resolving the package's exports with these conditions. */
export async function bundle(source: string, conditions: readonly string[]): Promise<string> {
  const entry = {
    name: "entry",
    resolveId: (id: string) => (id === ENTRY ? id : undefined),
    load: (id: string) => (id === ENTRY ? source : undefined),
  };
  const build = await rolldown({
    input: ENTRY,
    platform: "neutral", // other platforms add conditions
    plugins: [entry],
    resolve: { conditionNames: [...conditions, "import", "default"] },
    onLog: (_, { message }) => {
      throw new Error(message);
    },
  });
  const { output } = await build.generate({ format: "iife", name: "bundled" });
  await build.close();
  return output[0].code;
}

/** Loads a bundle with only the globals that every runtime has, and those given. */
export function load(code: string, globals: object = {}): unknown {
  const { Headers, Request, Response, TextDecoder, TextEncoder, URL, URLSearchParams } = globalThis;
  const { AbortController, FormData, ReadableStream, clearTimeout, performance, setTimeout } =
    globalThis;
  const context = createContext({
    AbortController,
    FormData,
    Headers,
    ReadableStream,
    Request,
    Response,
    TextDecoder,
    TextEncoder,
    URL,
    URLSearchParams,
    clearTimeout,
    performance,
    setTimeout,
    ...globals,
  });
  return runInContext(`${code}\nbundled`, context);
}
