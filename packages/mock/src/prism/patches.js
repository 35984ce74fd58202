// Preloaded into Prism's process: fixes bugs of its libraries.
import { createRequire } from "node:module";
import "./english-faker.js";
import { download } from "./download.js";

const { resolve } = createRequire(import.meta.url);

// npm may install a copy of the libraries for each of these packages.
for (const name of ["@stoplight/prism-cli", "@stoplight/prism-http"]) {
  const load = createRequire(resolve(name));
  const parser = "@stoplight/json-schema-ref-parser/lib";
  const { ResolverError } = load(`${parser}/util/errors.js`);
  // The library's fetch passes a signal that Node 24 rejects, and hides why a download failed.
  load(`${parser}/resolvers/http.js`).read = (/** @type {{ url: string }} */ { url }) =>
    download(url).catch((error) => {
      throw new ResolverError(error, url);
    });

  const logger = load("@stoplight/prism-core/dist/logger.js");
  const { createLogger } = logger;
  // Nothing reads the log after the start, and writing it takes a third of the time.
  logger.createLogger = (
    /** @type {string} */ name,
    /** @type {object} */ options,
    /** @type {unknown} */ stream,
  ) => {
    const log = createLogger(name, { ...options, level: "start" }, stream);
    const child = log.child.bind(log);
    log.child = (/** @type {object} */ bindings) => child(bindings, { level: "silent" });
    return log;
  };

  const { JSONSchemaFaker } = load("json-schema-faker");
  const { generate } = JSONSchemaFaker;
  // Random responses must not mark an endpoint as deprecated, because clients warn about it.
  JSONSchemaFaker.generate = (/** @type {unknown[]} */ ...args) => {
    const value = generate(...args);
    return value?.deprecated === true ? { ...value, deprecated: false } : value;
  };
}
