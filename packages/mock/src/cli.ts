#!/usr/bin/env node
import { HELP, parseOptions } from "./cli/parse-options.ts";
import { startFake } from "./cli/start-fake.ts";
import { startLoggedMock } from "./prism/start-prism-mock.ts";

const print = (text: string) => {
  process.stdout.write(`${text}\n`);
};

async function main(): Promise<void> {
  const options = parseOptions();
  if (options.help) {
    print(HELP);
    return;
  }
  const log = options.quiet ? undefined : print;
  const { url, apiKey, stop, ended } = options.fake
    ? await startFake(options, log)
    : { apiKey: "any", ...(await startLoggedMock(options, log)) };
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
