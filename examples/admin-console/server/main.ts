import { startConsole } from "./start-console.ts";

function portFrom(text: string): number {
  const port = Number(text);
  if (!(/^\d+$/.test(text) && port < 65_536)) {
    throw new Error(`PORT is a number from 0 to 65535, not ${text}.`);
  }
  return port;
}

async function main(): Promise<void> {
  const running = await startConsole({ port: portFrom(process.env["PORT"] || "0") });
  process.stdout.write(
    running.sample
      ? `The console shows a made-up organization, kept in memory: ${running.url}\n`
      : `The console shows the organization of CONFIDENT_ORG_API_KEY: ${running.url}\n`,
  );
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => running.stop().then(() => process.exit(0)));
  }
}

// What can go wrong here is for whoever starts it to put right: the stack would only hide what to do.
main().catch(({ message }: Error) => {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
});
