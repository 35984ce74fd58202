// Other cases than those in exit.integration.test.ts.
import { cut, NOW, reply, SUCCESS } from "../support/calls.ts";
import { expectExit } from "../support/expect-exit.ts";
import { type Step, test } from "../support/servers.ts";

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
  ["a failure", reply(400, SUCCESS), "30000", "ConfidentApiError"],
  ["repeated failures", reply(503, "", NOW), "30000", "ConfidentApiError"],
  ["lost connections", cut, "30000", "ConfidentConnectionError"],
  ["a timeout while reading the body", unfinished(200), "200", "ConfidentTimeoutError"],
  ["a redirect with an endless body", unfinished(302), "30000", "ConfidentRedirectError"],
  ["an endless body beyond the size limit", endless, "30000", "ConfidentResponseError"],
] as const)(
  "does not keep the process running after %s",
  async ([, step, timeout, outcome], { servers }) => {
    const server = await servers.http(step);
    await expectExit(server.url, timeout, outcome);
  },
);
