import { defineConfig } from "vitest/config";

const conditions = ["@confident-admin/source"];

// The oldest supported React has its own copies of the packages that import React, so that the tests need no bundler.
const oldest = `${import.meta.dirname}/test/react-18/node_modules`;
const usesReact = /^(react|react-dom|@tanstack\/react-query|@testing-library\/react)($|\/)/;
const alias = { 19: [], 18: [{ find: usesReact, replacement: `${oldest}/$1$2` }] };

const project = (react: keyof typeof alias) => ({
  resolve: { conditions, alias: alias[react] },
  ssr: { resolve: { conditions } },
  test: {
    name: `react-${react}`,
    env: { REACT: `${react}` },
    setupFiles: ["test/support/install-dom.ts"],
    pool: "threads" as const,
    isolate: false,
    // The default is too short for a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

// biome-ignore lint/style/noDefaultExport: Vitest requires one
export default defineConfig({
  test: {
    globalSetup: "test/support/start-prism.ts",
    // The tests mostly wait, so another worker is not worth loading React and happy-dom again.
    maxWorkers: 1,
    projects: [project(19), project(18)],
  },
});
