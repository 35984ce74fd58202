// Preloaded into Prism's process. Prism would load Faker in 60 languages, but it uses only English.
import { createRequire, Module } from "node:module";

const { resolve } = createRequire(import.meta.url);

// npm may install a separate copy of the libraries for each of these packages.
for (const name of ["@stoplight/prism-cli", "@stoplight/prism-http"]) {
  const load = createRequire(createRequire(resolve(name)).resolve("@stoplight/prism-http"));
  const path = load.resolve("@faker-js/faker");
  /** @type {unknown} */
  const faker = load("@faker-js/faker/locale/en");
  const exports = { default: faker, faker };
  load.cache[path] = Object.assign(new Module(path), { exports, loaded: true });
}
