/** The end of Prism's output if its server could not listen: Node's message. */
const LISTEN_ERROR = /\b(listen|getaddrinfo) (E[A-Z_]+)\b[^\n]*? (\S+)\s*$/;

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE:
    "is taken: stop the process that uses it, or choose another port, such as 0 for any free one",
  EACCES: "needs administrator rights: choose one above 1023, or 0 for any free one",
};

/** Prism's message for a document that it cannot read. The same error follows as an object with its stack. */
const UNREADABLE = /\bError (?:opening file|downloading) "?([^\n]*?)"? *\n([^\n]+)\n/;

/** Prism's message for a document that it cannot parse. The first words may occur twice. */
const INVALID =
  /\bfatal +(?:Error parsing [^\n]+?: (?=Error))?(Error parsing [^\n]+?|Unsupported document format):?\n/;

/**
 * Says in one line what is wrong with Prism's document.
 *
 * @returns `undefined` if the output does not say so
 */
export function explainDocumentError(output: string): string | undefined {
  const [, place, reason] = UNREADABLE.exec(output) ?? [];
  if (place) {
    return `The document ${place} cannot be read: ${reason}.`;
  }
  const [, mistake] = INVALID.exec(output) ?? [];
  return mistake && `The document is not an OpenAPI document: ${mistake}.`;
}

/**
 * Says in one line why Prism could not listen.
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
    ? `Port ${port} of ${host} ${reason} (${code}).`
    : `Cannot listen at ${host}${port ? `, port ${port}` : ""}: it is not an address of this machine (${code}).`;
}

/** Prism's output without its usage, whose flags are not the ones that callers know. */
export function withoutUsage(output: string): string {
  return output.replace(/^prism \w+ <document>\n[\s\S]*\n\n(?=\S)/m, "");
}
