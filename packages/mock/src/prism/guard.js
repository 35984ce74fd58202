// Preloaded into Prism's process, which it keeps from outliving its parent and from dying of a request.
import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import "./patches.js";

// Ctrl-C reaches every process of a terminal. When this one ends is for its parent to say, which then ends it.
process.on("SIGINT", () => {});
process.on("disconnect", () => process.exit());
if (!process.connected) {
  process.exit(); // the parent is gone already
}

/** @type {AsyncLocalStorage<import("node:http").ServerResponse>} */
const answering = new AsyncLocalStorage();
subscribe("http.server.request.start", (message) => {
  const { response } = /** @type {{ response: import("node:http").ServerResponse }} */ (message);
  answering.enterWith(response);
});

// What Prism dies of is told to the caller whose request it was.
process.on("uncaughtException", answer);
process.on("unhandledRejection", answer);

/** @param {unknown} error */
function answer(error) {
  const response = answering.getStore();
  if (!response) {
    process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
    process.exit(1); // nothing to do with a request: Prism did not start
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

/** @param {unknown} error */
function explain(error) {
  const { name, code, message } = /** @type {NodeJS.ErrnoException} */ (Object(error));
  if (name === "URIError") {
    const detail = "The path holds a % that begins no encoded character: encode it as %25.";
    return { status: 400, detail };
  }
  if (code === "ERR_INVALID_CHAR") {
    const detail =
      "The document does not allow a property, or a value, whose name has characters beyond Latin-1.";
    return { status: 422, detail };
  }
  return { status: 500, detail: `Prism failed: ${message}` };
}
