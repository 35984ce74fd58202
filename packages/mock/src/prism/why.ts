/** What Prism's output ends with if its server could not be started: Node's words for why. */
const REFUSED = /\b(listen|getaddrinfo) (E[A-Z_]+)\b[^\n]*? (\S+)\s*$/;

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE:
    "is taken: end what listens there, or choose another port, such as 0 for any free one",
  EACCES: "is for the system's administrator alone: choose one above 1023, or 0 for any free one",
};

/** What Prism says of a document that it cannot get, before it prints the same as an object with its stack. */
const UNREADABLE = /\bError (?:opening file|downloading) "?([^\n]*?)"? *\n([^\n]+)\n/;

/** What Prism says of one that it has got, the first words perhaps twice. */
const NO_DOCUMENT =
  /\bfatal +(?:Error parsing [^\n]+?: (?=Error))?(Error parsing [^\n]+?|Unsupported document format):?\n/;

/**
 * Says in a line what is wrong with the document that Prism was given.
 *
 * @returns `undefined` if that is not what its output says
 */
export function whyNoDocument(output: string): string | undefined {
  const [, place, reason] = UNREADABLE.exec(output) ?? [];
  if (place) {
    return `The document ${place} cannot be read: ${reason}.`;
  }
  const [, mistake] = NO_DOCUMENT.exec(output) ?? [];
  return mistake && `The document is no OpenAPI document: ${mistake}.`;
}

/**
 * Says in a line why Prism could not listen where it was told to.
 *
 * @returns `undefined` if that is not what its output ends with
 */
export function whyNotThere(output: string): string | undefined {
  const [, call, code = "", address = ""] = REFUSED.exec(output) ?? [];
  if (!call) {
    return;
  }
  const [, host = address, port] = (call === "listen" && /^(.*):(\d+)$/.exec(address)) || [];
  const reason = REASONS[code];
  return reason
    ? `Port ${port} of ${host} ${reason} (${code}).`
    : `Nothing can listen at ${host}${port ? `, port ${port}` : ""}: it is no address of this machine (${code}).`;
}

/** What Prism has printed, without its usage, which is about flags that nobody has given. */
export function withoutUsage(output: string): string {
  return output.replace(/^prism \w+ <document>\n[\s\S]*\n\n(?=\S)/m, "");
}
