import { Lexer } from "yaml";

/** Zero-width tokens of the lexer: start of a document, end of an unclosed collection, start of a scalar. */
const DOCUMENT = "\x02";
const FLOW_END = "\x18";
const SCALAR = "\x1f";

/** What may come before the first content of a line: indicators, spaces, anchors and tags. */
const LEADING = /^(?:[-?:]|[ \t]+|[&!].*)$/;

/**
 * Returns the offset at which a text is nested more than `limit` levels deep. A block collection counts once for each column
 * that it starts in, so that the real depth is at most twice as high.
 */
export function findTooDeep(text: string, limit: number): number | undefined {
  const columns: number[] = [];
  let flow = 0;
  let offset = 0;
  let lineStart = 0;
  let previous = "";
  let startsEntry = true;
  for (const token of new Lexer().lex(text)) {
    if (token === DOCUMENT || token === FLOW_END || token === SCALAR) {
      previous = token;
      continue;
    }
    if (previous !== SCALAR) {
      flow = Math.max(0, flow + flowChange(token));
    }
    if (flow === 0 && ((startsEntry && isContent(token)) || isIndicator(token, previous))) {
      enter(columns, offset - lineStart);
    }
    if (columns.length + flow > limit) {
      return offset;
    }
    const lineBreak = token.lastIndexOf("\n");
    startsEntry = token.endsWith("\n") || (startsEntry && LEADING.test(token));
    lineStart = lineBreak < 0 ? lineStart : offset + lineBreak + 1;
    offset += token.length;
    previous = token;
  }
  return undefined;
}

function flowChange(token: string): number {
  return Number(token === "[" || token === "{") - Number(token === "]" || token === "}");
}

function isIndicator(token: string, previous: string): boolean {
  return (token === "-" || token === "?") && previous !== SCALAR;
}

function isContent(token: string): boolean {
  return !/^\s*$/.test(token) && !/^[#&!]/.test(token);
}

function enter(columns: number[], column: number): void {
  while ((columns.at(-1) ?? -1) > column) {
    columns.pop();
  }
  if ((columns.at(-1) ?? -1) < column) {
    columns.push(column);
  }
}
