/** Node's message at the end of Prism's output if its server cannot listen. */
const LISTEN_ERROR = /\b(listen|getaddrinfo) (E[A-Z_]+)\b[^\n]*? (\S+)\s*$/;

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: "is in use. Stop the process that uses it, or choose another port (0: any free port)",
  EACCES: "requires administrator rights. Choose a port above 1023 (0: any free port)",
};

/** Prism's message for a document that it cannot read. The error follows again as an object with its stack. */
const UNREADABLE = /\bError (?:opening file|downloading) "?([^\n]*?)"? *\n([^\n]+)\n/;

/** Prism's message for a document that it cannot parse. The first words may occur twice. */
const INVALID =
  /\bfatal +(?:Error parsing [^\n]+?: (?=Error))?(Error parsing [^\n]+?|Unsupported document format):?\n/;

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
  const [, mistake] = INVALID.exec(output) ?? [];
  return mistake && `The document is not an OpenAPI document: ${mistake}.`;
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
  return reason
    ? `Port ${port} on ${host} ${reason} (${code}).`
    : `Cannot listen on ${host}${port ? `, port ${port}` : ""}: not an address of this machine (${code}).`;
}

/** Removes Prism's usage, whose flags are not this package's. */
export function withoutUsage(output: string): string {
  return output.replace(/^prism \w+ <document>\n[\s\S]*\n\n(?=\S)/m, "");
}
