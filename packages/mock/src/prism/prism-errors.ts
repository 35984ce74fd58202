import { getSystemErrorMap } from "node:util";

/** Node's message at the end of Prism's output if its server cannot listen. */
const LISTEN_ERROR = /\b(listen|getaddrinfo) (E[A-Z_]+)\b[^\n]*? (\S+)\s*$/;

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE:
    "is in use (EADDRINUSE). Stop the process that uses it, or choose another port. 0 selects a free one.",
  EACCES: "requires administrator rights (EACCES). Choose a port above 1023. 0 selects a free one.",
};

const NOT_THIS_MACHINE: ReadonlySet<string> = new Set(["EADDRNOTAVAIL", "ENOTFOUND"]);

/** Prism's message for a document that it cannot read. Prism also prints the error as an object with its stack. */
const UNREADABLE = /\bError (?:opening file|downloading) "?([^\n]*?)"? *\n([^\n]+)\n/;

/** Prism's message for a document that it cannot parse. The first words are sometimes duplicated. */
const INVALID =
  /\bfatal +(?:Error parsing [^\n]+?: (?=Error))?(Error parsing [^\n]+?|Unsupported document format):?\n/;

/** Prism's message for a location with an unknown scheme, in the options or in a `$ref`. */
const UNKNOWN_SCHEME = /\bfatal +Unable to resolve \$ref pointer "([^"\n]+)"\n/;

/** Prism's message for a URL that cannot be parsed. */
const INVALID_URL = /\bfatal +Invalid URL\n[\s\S]*?\bsource: '([^'\n]*)'/;

/**
 * Explains in one line why Prism cannot use its document.
 *
 * @returns `undefined` if the output contains no such error
 */
export function explainDocumentError(output: string): string | undefined {
  const [, place, reason] = UNREADABLE.exec(output) ?? [];
  if (place) {
    return `Cannot read the document ${place}: ${reason}.`;
  }
  const [, unknown] = UNKNOWN_SCHEME.exec(output) ?? [];
  if (unknown) {
    return `Cannot read the document ${withoutCredentials(unknown)}: use a file, or an http or https URL.`;
  }
  const [, url] = INVALID_URL.exec(output) ?? [];
  if (url !== undefined) {
    return `Cannot read the document ${withoutCredentials(url)}: the URL is invalid.`;
  }
  const [, mistake] = INVALID.exec(output) ?? [];
  return mistake && `The document is not an OpenAPI document: ${mistake}.`;
}

function withoutCredentials(url: string): string {
  return url.replace(/\/\/[^/]*@/, "//");
}

/**
 * Explains in one line why Prism cannot listen.
 *
 * @returns `undefined` if the output does not end with such an error
 */
export function explainListenError(output: string): string | undefined {
  const [, call, code = "", address = ""] = LISTEN_ERROR.exec(output) ?? [];
  if (!call) {
    return;
  }
  const [, host = address, port] = (call === "listen" && /^(.*):(\d+)$/.exec(address)) || [];
  const reason = REASONS[code];
  if (reason) {
    return `Port ${port} on ${host} ${reason}`;
  }
  const problem = NOT_THIS_MACHINE.has(code)
    ? `${host} is not an address of this machine`
    : describe(code);
  return `Cannot listen on ${host}${port ? `, port ${port}` : ""}: ${problem} (${code}).`;
}

/** Node's description of a system error. The message of `getaddrinfo` does not contain it. */
function describe(code: string): string {
  const errors = [...getSystemErrorMap().values()];
  return errors.find(([name]) => name === code)?.[1] ?? "unknown error";
}

/** Removes Prism's usage message, because its flags differ from this package's flags. */
export function withoutUsage(output: string): string {
  return output.replace(/^prism \w+ <document>\n[\s\S]*\n\n(?=\S)/m, "");
}
