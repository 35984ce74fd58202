// biome-ignore lint/style/noDefaultExport: vitest asks for one
export default { test: { globalSetup: "@confident-admin/mock/vitest", include: ["*.case.mjs"] } };
