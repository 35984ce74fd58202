#!/usr/bin/env node
import { parseArgs } from "node:util";
import { startPrismMock } from "./prism/start-prism-mock.ts";

const HELP = `Serves the Confident AI admin API from its OpenAPI document, with Prism. Press Ctrl-C to stop.

  --port <number>   port to listen on (default: 4010; 0: any free port)
  --host <address>  address to listen on (default: 127.0.0.1, this machine only)
  --document <path> path or URL of another OpenAPI document (default: the one in this package)
  --dynamic         generate responses from the schemas instead of using the document's examples
  --errors          turn responses that do not match the document into errors that say why
  -h, --help        show this help
`;

const print = (text: string) => process.stdout.write(`${text}\n`);

function read() {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: "4010" },
      host: { type: "string", default: "127.0.0.1" },
      document: { type: "string" },
      dynamic: { type: "boolean", default: false },
      errors: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const port = Number(values.port);
  if (!(/^\d+$/.test(values.port) && port < 65_536)) {
    throw new Error(`--port must be a number from 0 to 65535, not ${values.port || '""'}.`);
  }
  for (const flag of ["host", "document"] as const) {
    if (values[flag] === "") {
      throw new Error(`--${flag} must not be empty.`);
    }
  }
  return { ...values, port };
}

async function main(): Promise<void> {
  const { help, ...options } = read();
  if (help) {
    print(HELP);
    return;
  }
  const { url, stop, ended } = await startPrismMock(options);
  let stopping = false;
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      stopping = true;
      void stop();
    });
  }
  print(`The mock is listening at ${url}. Press Ctrl-C to stop it. Try:\n`);
  // Quoted, because some shells treat the brackets of an IPv6 address as a pattern.
  print(`curl -H 'CONFIDENT_API_KEY: any' '${url}/v1/organization/policies'`);
  const end = await ended;
  if (!stopping) {
    throw new Error(`The mock stopped unexpectedly: ${end}`);
  }
}

main().catch(({ message, code }: NodeJS.ErrnoException) => {
  const usage = code?.startsWith("ERR_PARSE_ARGS") ? `\n${HELP}` : "";
  process.stderr.write(`${message}\n${usage}`);
  process.exitCode = 1;
});
