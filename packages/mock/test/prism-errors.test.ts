// Errors that a test cannot cause on every machine. cli.integration.test.ts covers the others with real ports.
import { expect, test } from "vitest";
import { explainListenError } from "../src/prism/prism-errors.ts";

test.each([
  [
    "listen EACCES: permission denied 127.0.0.1:80\n",
    /^Port 80 on 127\.0\.0\.1 requires administrator .*EACCES/,
  ],
  ["listen EADDRINUSE: address already in use ::1:4010", /^Port 4010 on ::1 is in use/],
  [
    "getaddrinfo ENOTFOUND mock.internal",
    /^Cannot listen on mock\.internal: mock\.internal is not an address of this machine \(ENOTFOUND\)\.$/,
  ],
  [
    "listen EADDRNOTAVAIL: address not available 192.0.2.1:4010",
    /^Cannot listen on 192\.0\.2\.1, port 4010: 192\.0\.2\.1 is not an address of this machine \(EADDRNOTAVAIL\)\.$/,
  ],
  [
    "getaddrinfo EAI_AGAIN mock.internal",
    /^Cannot listen on mock\.internal: temporary failure \(EAI_AGAIN\)\.$/,
  ],
  [
    "listen EINVAL: invalid argument fe80::1:4010",
    /^Cannot listen on fe80::1, port 4010: invalid argument \(EINVAL\)\.$/,
  ],
  ["ENOENT: no such file or directory, open '/a.yaml'", undefined],
  ["", undefined],
])("explains the output %j", (output, expected) => {
  const explanation = explainListenError(`[CLI] fatal\n${output}`);
  expect(explanation).toEqual(expected && expect.stringMatching(expected));
});
