import { expect } from "vitest";
import { cut, keepSilent, NOW, reply, SUCCESS, succeed } from "../support/calls.ts";
import { runChild } from "../support/child.ts";
import { type Step, test } from "../support/servers.ts";

const SCRIPT = `
import { ConfidentAdmin } from "@confident-admin/core";
const [, baseUrl, timeout] = process.argv;
const admin = new ConfidentAdmin({ apiKey: "confident_us_org_0123456789", baseUrl, retries: 1, timeout: +timeout });
const { signal } = new AbortController();
const outcome = await admin.policies.list({ signal }).then(() => "a value", ({ name }) => name);
const timers = process.getActiveResourcesInfo().filter((resource) => resource === "Timeout");
console.log(outcome + ", timers left: " + timers.length);
`;

const unfinished =
  (status: number): Step =>
  (response) =>
    response.writeHead(status, { location: "https://example.test/" }).write("{");

const endless: Step = (response) => {
  const more = () => {
    while (response.write("x".repeat(65_536))) {}
  };
  response.on("drain", more);
  more();
};

test.for([
  ["a success", succeed, "30000", "a value"],
  ["a failure", reply(400, SUCCESS), "30000", "ConfidentApiError"],
  ["repeated failures", reply(503, "", NOW), "30000", "ConfidentApiError"],
  ["lost connections", cut, "30000", "ConfidentConnectionError"],
  ["a timeout", keepSilent, "200", "ConfidentTimeoutError"],
  ["a timeout while reading the body", unfinished(200), "200", "ConfidentTimeoutError"],
  ["a redirect with an endless body", unfinished(302), "30000", "ConfidentRedirectError"],
  ["an endless body beyond the size limit", endless, "30000", "ConfidentResponseError"],
] as const)(
  "does not keep the process running after %s",
  async ([, step, timeout, outcome], { servers }) => {
    const server = await servers.http(step);
    const { output, code, lingered } = await runChild(SCRIPT, server.url, timeout);
    expect({ output, code }).toEqual({ output: `${outcome}, timers left: 0\n`, code: 0 });
    // Far below the timeouts, far above what a busy machine needs to end a process.
    expect(lingered).toBeLessThan(8000);
  },
);
