#!/usr/bin/env node
import { HELP, type Options, parseOptions } from "./cli/parse-options.ts";

const print = (text: string) => {
  process.stdout.write(`${text}\n`);
};

/** Loads only the mock that the options select. */
async function start(options: Options, log?: (line: string) => void) {
  if (options.fake) {
    const { startFake } = await import("./cli/start-fake.ts");
    return startFake(options, log);
  }
  const { startLoggedMock } = await import("./prism/start-prism-mock.ts");
  return { apiKey: "any", ...(await startLoggedMock(options, log)) };
}

async function main(): Promise<void> {
  const options = parseOptions();
  if (options.help) {
    print(HELP);
    return;
  }
  const log = options.quiet ? undefined : print;
  const { url, apiKey, stop, ended } = await start(options, log);
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      stopping = true;
      void stop();
    });
  }
  print(
    `The ${options.fake ? "fake" : "mock"} is listening at ${url}. Press Ctrl-C to stop it. Try:\n`,
  );
  // The URL is quoted, because some shells treat the brackets of an IPv6 address as a pattern.
  print(`curl -H 'CONFIDENT_API_KEY: ${apiKey}' '${url}/v1/organization/policies'`);
  const end = await ended;
  if (!stopping) {
    throw new Error(`The mock stopped unexpectedly: ${end}`);
  }
}

main().catch(({ message }: Error) => {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
});
