import { connect, type Socket } from "node:net";

/** A request that is sent byte by byte, so that no HTTP client changes it. */
export interface RawRequest {
  readonly method?: string;
  readonly target: string;
  readonly host?: string;
  /** Complete lines. */
  readonly headers?: readonly string[];
  readonly body?: string | Buffer;
}

export interface RawResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  /** Everything received. */
  readonly raw: string;
}

export const SAME_ORIGIN = "Sec-Fetch-Site: same-origin";
export const JSON_TYPE = "Content-Type: application/json";

/** The bytes of a request, with a `Content-Length` unless a header declares the length. */
export function toBytes({
  method = "GET",
  target,
  host = "admin.test",
  headers = [SAME_ORIGIN],
  body,
}: RawRequest): Buffer {
  const content = Buffer.from(body ?? "");
  const declared = headers.some((line) => /^(content-length|transfer-encoding):/im.test(line));
  const lines = [
    `${method} ${target} HTTP/1.1`,
    `Host: ${host}`,
    "Connection: close",
    ...headers,
    ...(body !== undefined && !declared ? [`Content-Length: ${content.length}`] : []),
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

/** Reads everything until the connection is closed. */
export function readResponse(socket: Socket): Promise<RawResponse> {
  return new Promise((resolve) => {
    let raw = "";
    socket.on("data", (chunk) => {
      raw += chunk.toString("latin1");
    });
    socket.on("close", () => resolve(parse(raw)));
  });
}

function parse(raw: string): RawResponse {
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
