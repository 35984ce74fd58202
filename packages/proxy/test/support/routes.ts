import { type Reply, reply } from "./api.ts";

/** Replies by the request's method and path; with a 501 to all other requests. */
export function routes(replies: Readonly<Record<string, Reply>>): Reply {
  return (socket, request) => {
    const [line = ""] = request.split("\r\n");
    const send = replies[line.replace(/ HTTP\/1\.1$/, "")] ?? reply(501, { success: false });
    send(socket, request);
  };
}

/** A successful reply. */
export const success = (data: unknown, status = 200): Reply =>
  reply(status, { success: true, data });

/** The method and path of requests to the API. */
export const linesOf = (requests: readonly string[]): string[] =>
  requests.map((request) => request.replace(/ HTTP\/1\.1\r\n.*$/s, ""));
