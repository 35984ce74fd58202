import { connect, type Socket } from "node:net";

/** A request whose every byte is chosen, so that nothing tidies it up on its way. */
export interface RawRequest {
  readonly method?: string;
  readonly target: string;
  readonly host?: string;
  /** Whole lines. */
  readonly headers?: readonly string[];
  readonly body?: string | Buffer;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** Everything that was received. */
  readonly raw: string;
}

export const SAME_ORIGIN = "Sec-Fetch-Site: same-origin";
export const JSON_TYPE = "Content-Type: application/json";

/** The bytes of a request; its length is told unless a header says something of it. */
export function toBytes({
  method = "GET",
  target,
  host = "admin.test",
  headers = [SAME_ORIGIN],
  body,
}: RawRequest): Buffer {
  const content = Buffer.from(body ?? "");
  const told = headers.some((line) => /^(content-length|transfer-encoding):/im.test(line));
  const lines = [
    `${method} ${target} HTTP/1.1`,
    `Host: ${host}`,
    "Connection: close",
    ...headers,
    ...(body !== undefined && !told ? [`Content-Length: ${content.length}`] : []),
  ];
  return Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), content]);
}

/** Opens a connection and writes to it. */
export function open(url: string, bytes: Buffer): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  socket.write(bytes);
  return socket;
}

/** Everything that comes until the other side has nothing more to say. */
export function answerOf(socket: Socket): Promise<RawAnswer> {
  return new Promise((resolve) => {
    let raw = "";
    socket.on("data", (chunk) => {
      raw += chunk.toString("latin1");
    });
    socket.on("close", () => resolve(parse(raw)));
  });
}

function parse(raw: string): RawAnswer {
  const [head = "", ...rest] = raw.split("\r\n\r\n");
  const [statusLine = "", ...lines] = head.split("\r\n");
  const headers = new Headers(
    lines.map((line): [string, string] => {
      const [name = "", ...value] = line.split(": ");
      return [name, value.join(": ")];
    }),
  );
  return { status: Number(statusLine.split(" ")[1]), headers, body: rest.join("\r\n\r\n"), raw };
}
