// This file is JavaScript, because Prism's process also loads it and Node 20 cannot run TypeScript.
import { subscribe } from "node:diagnostics_channel";

/** @typedef {import("node:http").IncomingMessage} Request */

/**
 * Logs the method, path, status and duration of every request to this process when the request ends. Keys are not
 * logged.
 *
 * @param {(line: string) => void} log
 */
export function logRequests(log) {
  subscribe("http.server.request.start", (message) => {
    const { request, response } =
      /** @type {{ request: Request, response: import("node:http").ServerResponse }} */ (message);
    const start = performance.now();
    response.once("close", () => {
      const status = response.writableFinished ? response.statusCode : "aborted";
      const duration = Math.round(performance.now() - start);
      log(`${request.method} ${pathOf(request)} ${status} ${duration} ms`);
    });
  });
}

/** @param {Request} request */
function pathOf({ url = "", headers }) {
  // A request to a proxy has a complete URL, which can contain a password.
  const [path = ""] = url.replace(/^\w+:\/\/[^/]*/, "").split("?");
  return path
    .split("/")
    .map((segment) => (isKey(segment, headers["confident_api_key"]) ? "[key]" : segment))
    .join("/");
}

/**
 * Whether a path segment is an API key that was put there by mistake.
 *
 * @param {string} segment
 * @param {string | string[] | undefined} apiKey
 */
function isKey(segment, apiKey) {
  const text = segment.replaceAll(/%[0-7][\da-f]/gi, decodeURIComponent);
  return text === apiKey || /confident_\w*(org|proj)/i.test(text);
}
