// Preloaded into Prism's process: exits with the parent, and turns crashes into error responses.
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import "./patches.js";

// Ctrl-C sends SIGINT to every process in the terminal, but the parent decides when this process stops.
process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit());
if (!process.connected) {
  process.exit();
}

/** @type {AsyncLocalStorage<import("node:http").ServerResponse>} */
const currentResponse = new AsyncLocalStorage();
subscribe("http.server.request.start", (message) => {
  const { response } = /** @type {{ response: import("node:http").ServerResponse }} */ (message);
  currentResponse.enterWith(response);
});

process.on("uncaughtException", respond);
process.on("unhandledRejection", respond);

/** @param {unknown} thrown */
function respond(thrown) {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const response = currentResponse.getStore();
  if (!response) {
    // No request caused this: Prism failed to start.
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  }
  const { status, detail } = explain(error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const problem = {
    type: "about:blank",
    title: "Prism cannot handle this request",
    status,
    detail,
  };
  response
    .writeHead(status, { "content-type": "application/problem+json" })
    .end(JSON.stringify(problem));
}

/** @param {NodeJS.ErrnoException} error */
function explain({ name, code, message }) {
  if (name === "URIError") {
    const detail = "The path contains an invalid percent-encoding. Encode a literal % as %25.";
    return { status: 400, detail };
  }
  if (code === "ERR_INVALID_CHAR") {
    const detail =
      "The body contains an unknown property whose name has characters beyond Latin-1.";
    return { status: 422, detail };
  }
  return { status: 500, detail: `Prism failed: ${message}` };
}
