// biome-ignore lint/style/noDefaultExport: Vitest requires one
export default {
  test: {
    globalSetup: "@confident-admin/mock/vitest",
    projects: ["forks", "threads"].map((pool) => ({
      test: { name: pool, pool, include: ["*.case.mjs"] },
    })),
  },
};
