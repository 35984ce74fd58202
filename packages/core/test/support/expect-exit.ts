import { expect } from "vitest";
import { runChild } from "./child.ts";

const SCRIPT = `
import { ConfidentAdmin } from "@confident-admin/core";
const [, baseUrl, timeout] = process.argv;
const admin = new ConfidentAdmin({ apiKey: "confident_us_org_0123456789", baseUrl, retries: 1, timeout: +timeout });
const { signal } = new AbortController();
const outcome = await admin.policies.list({ signal }).then(() => "a value", ({ name }) => name);
const timers = process.getActiveResourcesInfo().filter((resource) => resource === "Timeout");
console.log(outcome + ", timers left: " + timers.length);
`;

/** Expects that a call has this outcome in another process, and that the process then ends. */
export async function expectExit(url: string, timeout: string, outcome: string): Promise<void> {
  const { output, code, lingered } = await runChild(SCRIPT, url, timeout);
  expect({ output, code }).toEqual({ output: `${outcome}, timers left: 0\n`, code: 0 });
  // Far below the timeouts, far above what a busy machine needs to end a process.
  expect(lingered).toBeLessThan(8000);
}
