import { defineConfig } from "vitest/config";

const conditions = ["@confident-admin/source"];
const oldest = `${import.meta.dirname}/test/react-18/node_modules`;

// Each set has its own copies of what imports React, so nothing needs to be bundled for the tests.
const reactQuery = /^(react|react-dom|@tanstack\/react-query|@testing-library\/react)($|\/)/;

// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    // Prism needs a second to start, and many on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    isolate: false,
    setupFiles: ["test/support/install-dom.ts"],
    projects: [
      { extends: true, test: { name: "react-19", env: { REACT: "19" } } },
      {
        extends: true,
        resolve: { alias: [{ find: reactQuery, replacement: `${oldest}/$1$2` }] },
        test: { name: "react-18", env: { REACT: "18" } },
      },
    ],
  },
});
