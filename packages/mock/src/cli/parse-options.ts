import { parseArgs } from "node:util";
import { suggest } from "../suggest.ts";

export const HELP = `Serves the Confident AI admin API on this machine. Press Ctrl-C to stop.

By default, Prism responds with the examples of the OpenAPI document. With --fake, the server is stateful: lists
contain what you create.

  --fake            serve an in-memory organization
  --seed <path>     with --fake: a YAML or JSON file with its members, roles, projects and so on
  --port <number>   port to listen on; 0: any free port (default: 4010)
  --host <address>  address to listen on (default: 127.0.0.1, this machine only)
  --document <path> path or URL of another OpenAPI document (default: the one in this package)
  --dynamic         generate responses from the schemas instead of using the document's examples
  --errors          turn responses that do not match the document into a 500 that says why
  --quiet           do not log requests
  -h, --help        show this help
`;

const OPTIONS = {
  fake: { type: "boolean", default: false },
  seed: { type: "string" },
  port: { type: "string", default: "4010" },
  host: { type: "string", default: "127.0.0.1" },
  document: { type: "string" },
  dynamic: { type: "boolean", default: false },
  errors: { type: "boolean", default: false },
  quiet: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** The options of the command, with defaults. */
export type Options = Omit<ReturnType<typeof parse>, "port"> & { readonly port: number };

/** @throws {Error} if an option is unknown or invalid. For an unknown option, the message lists the options. */
export function parseOptions(): Options {
  const values = parse();
  const port = Number(values.port);
  if (!(/^\d+$/.test(values.port) && port < 65_536)) {
    throw new Error(`--port must be a number from 0 to 65535, not ${values.port || '""'}.`);
  }
  for (const flag of ["host", "document", "seed"] as const) {
    if (values[flag] === "") {
      throw new Error(`--${flag} must not be empty.`);
    }
  }
  if (values.seed !== undefined && !values.fake) {
    throw new Error("--seed requires --fake.");
  }
  for (const flag of ["document", "dynamic", "errors"] as const) {
    if (values.fake && values[flag]) {
      throw new Error(`--${flag} does not work with --fake. Remove one of them.`);
    }
  }
  return { ...values, port };
}

function parse() {
  try {
    return parseArgs({ options: OPTIONS }).values;
  } catch (error) {
    throw new Error(`${explain((error as Error).message)}\n\n${HELP}`.trimEnd());
  }
}

/** Replaces Node's messages for unknown options and unexpected arguments. */
function explain(message: string): string {
  const [, argument] = /^Unexpected argument '(.*)'\. This command/s.exec(message) ?? [];
  if (argument !== undefined) {
    return `Unexpected argument '${argument}'. ${adviceFor(argument)}`;
  }
  const [unknown, name = ""] = /^Unknown option '-+(.*?)'/.exec(message) ?? [];
  if (!unknown) {
    return message;
  }
  const close = suggest(name, Object.keys(OPTIONS));
  return `${unknown}.${close ? ` Did you mean --${close}?` : ""}`;
}

function adviceFor(argument: string): string {
  if (/^\d+$/.test(argument)) {
    return `Use --port ${argument}.`;
  }
  if (!/\.(?:ya?ml|json)$/i.test(argument)) {
    return "This command takes only options.";
  }
  const flag = process.argv.includes("--fake") ? "--seed" : "--document";
  return `Use ${flag} ${/\s/.test(argument) ? `'${argument}'` : argument}.`;
}
