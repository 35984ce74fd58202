import {
  type AnyConfidentError,
  ConfidentApiError,
  ConfidentConnectionError,
  ConfidentNotFoundError,
} from "@confident-admin/core";
import { expect, test } from "vitest";
import { explain, inWords } from "../../src/failures/explain.ts";

const status = (code: number, more = {}): AnyConfidentError =>
  new ConfidentApiError("no", { status: code, delivery: "answered", ...more });

test.each([
  [status(401), "sign-in"],
  [status(403), "sign-in"],
  [status(404), "create-anew"],
  [status(422), "reload-permissions"],
  [status(429), "retry"],
  [status(500), "retry"],
  [new ConfidentNotFoundError("no", { status: 404 }), "create-anew"],
  [new ConfidentConnectionError("no"), "retry"],
])("what fails while a policy is saved comes with something to do: %s", (error, remedy) => {
  const explanation = explain(error, "update");
  expect(explanation.remedy).toBe(remedy);
  expect(explanation.advice).toContain("Nothing that you typed is lost.");
});

test("a name that is taken is a matter of its field", () => {
  expect(explain(status(409), "create")).toMatchObject({ field: "name" });
});

test("a creation that may have happened is not offered to be repeated", () => {
  for (const error of [status(502), new ConfidentConnectionError("no", { delivery: "unknown" })]) {
    expect(explain(error, "create").remedy).toBe("look");
  }
});

test("who is offline is told so, and not to look", () => {
  expect(explain(new ConfidentConnectionError("no"), "create", false)).toMatchObject({
    title: "You are offline",
    remedy: "retry",
  });
});

test("the wait is the API's, or some seconds", () => {
  expect(explain(status(429, { retryAfter: 90_000 }), "update").wait).toBe(90_000);
  expect(explain(status(429), "update").wait).toBeGreaterThan(0);
});

test.each([
  [1, "1 second"],
  [90_000, "90 seconds"],
  [150_000, "3 minutes"],
])("%i ms are %s", (ms, words) => {
  expect(inWords(ms)).toBe(words);
});
