// What only some machines say: the rest is shown with real ports by the command's tests.
import { expect, test } from "vitest";
import { explainListenError } from "../src/prism/prism-errors.ts";

test.each([
  [
    "listen EACCES: permission denied 127.0.0.1:80\n",
    /^Port 80 of 127\.0\.0\.1 needs administrator .*EACCES/,
  ],
  ["listen EADDRINUSE: address already in use ::1:4010", /^Port 4010 of ::1 is taken/],
  ["getaddrinfo EAI_AGAIN mock.internal", /^Cannot listen at mock\.internal: .*EAI_AGAIN/],
  ["ENOENT: no such file or directory, open '/a.yaml'", undefined],
  ["", undefined],
])("%j", (output, why) => {
  const told = explainListenError(`[CLI] fatal\n${output}`);
  expect(told).toEqual(why && expect.stringMatching(why));
});
