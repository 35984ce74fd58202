import { expect } from "vitest";
import { start, suggestedRequest } from "./cli.ts";

/** Expects that the command suggests a request that works, and stops on a signal. */
export async function expectSuggestion(
  host: string,
  shown: string,
  signal: NodeJS.Signals,
): Promise<void> {
  const cli = start(["--host", host, "--port", "0"]);
  try {
    const [url, headers] = await suggestedRequest(cli);
    expect(new URL(url).hostname).toBe(shown);
    const response = await fetch(url, { headers });
    expect(await response.json()).toMatchObject({ success: true });
    cli.child.kill(signal);
    expect(await cli.exited).toBe(0);
    expect(cli.output.err).toBe("");
    await expect(fetch(url)).rejects.toThrow();
  } finally {
    cli.child.kill("SIGKILL");
  }
}
