// Measures one import and the creation of a client. Runs in a fresh process.
const [which] = process.argv.slice(2);
const before = process.memoryUsage();
const started = performance.now();
if (which === "ours") {
  const { createConfidentClient } = await import("@confident-admin/core");
  createConfidentClient({ apiKey: "confident_us_org_only_for_the_benchmark" });
} else if (which === "openapi-fetch") {
  const { default: createClient } = await import("openapi-fetch");
  createClient({ baseUrl: "https://api.confident-ai.com" });
}
const milliseconds = performance.now() - started;
const after = process.memoryUsage();
const result = {
  milliseconds,
  rss: after.rss - before.rss,
  heap: after.heapUsed - before.heapUsed,
};
process.stdout.write(JSON.stringify(result));

export {};
