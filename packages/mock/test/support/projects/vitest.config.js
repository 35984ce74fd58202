// biome-ignore lint/style/noDefaultExport: Vitest requires one
export default {
  test: {
    projects: [
      { name: "one", env: { CONFIDENT_ORG_API_KEY: "of the project" } },
      { name: "two", pool: "threads" },
    ].map((project) => ({
      test: {
        ...project,
        globalSetup: "@confident-admin/mock/vitest",
        include: ["*.case.mjs"],
      },
    })),
  },
};
