import { startConsole } from "./start-console.ts";

const running = await startConsole({ port: Number(process.env["PORT"] ?? 0) });
process.stdout.write(
  running.sample
    ? `The console shows a made-up organization, kept in memory: ${running.url}\n`
    : `The console shows the organization of CONFIDENT_ORG_API_KEY: ${running.url}\n`,
);
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => running.stop().then(() => process.exit(0)));
}
