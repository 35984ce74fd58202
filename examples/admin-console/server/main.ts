import { startConsole } from "./start-console.ts";

function portFrom(text: string): number {
  const port = Number(text);
  if (!(/^\d+$/.test(text) && port < 65_536)) {
    throw new Error(`PORT must be a number from 0 to 65535, not ${text}.`);
  }
  return port;
}

async function main(): Promise<void> {
  const running = await startConsole({ port: portFrom(process.env["PORT"] || "0") });
  process.stdout.write(
    running.sample
      ? `Access console with a sample organization (in memory): ${running.url}\n`
      : `Access console for the organization of CONFIDENT_ORG_API_KEY: ${running.url}\n`,
  );
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => running.stop().then(() => process.exit(0)));
  }
}

// Print only the message, which says what to do.
main().catch(({ message }: Error) => {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
});
