import {
  type AnyConfidentError,
  ConfidentApiError,
  ConfidentConnectionError,
  ConfidentNotFoundError,
  ConfidentRedirectError,
  ConfidentResponseError,
} from "@confident-admin/core";
import { expect, test } from "vitest";
import { describeError, inWords } from "../../src/failures/describe-error.ts";

const status = (code: number, more = {}): AnyConfidentError =>
  new ConfidentApiError("no", { status: code, delivery: "answered", ...more });

test.each([
  [status(401), "sign-in"],
  [status(403), "sign-in"],
  [status(404), "create-again"],
  [status(422), "reload-permissions"],
  [status(429), "retry"],
  [status(500), "retry"],
  [new ConfidentNotFoundError("no", { status: 404 }), "create-again"],
  [new ConfidentConnectionError("no"), "retry"],
])("a failed save has a remedy: %s", (error, remedy) => {
  const description = describeError(error, "update");
  expect(description.remedy).toBe(remedy);
  expect(description.advice).toContain("Your changes are still here.");
});

test("a taken name is a field error", () => {
  expect(describeError(status(409), "create")).toMatchObject({ field: "name" });
});

test("the remedy for a creation that may have succeeded is to check", () => {
  for (const error of [status(502), new ConfidentConnectionError("no", { delivery: "unknown" })]) {
    expect(describeError(error, "create").remedy).toBe("check");
  }
});

test("a failure while offline says so and does not ask the user to check", () => {
  expect(describeError(new ConfidentConnectionError("no"), "create", false)).toMatchObject({
    title: "You are offline",
    remedy: "retry",
  });
});

test.each([
  ["load-policies", "The policies could not be loaded"],
  ["load-permissions", "The permissions could not be loaded"],
] as const)("a rejected request says what failed: %s", (task, title) => {
  expect(describeError(status(400), task).title).toBe(title);
});

test.each(["load-policies", "load-permissions"] as const)(
  "a 403 while loading does not mention a change: %s",
  (task) => {
    expect(describeError(status(403), task)).toEqual({
      title: "No access",
      advice: "You are not allowed to view this. Sign in as another user.",
      remedy: "sign-in",
    });
  },
);

test.each([
  ["redirect", ConfidentRedirectError, 302, "The server redirected the request."],
  ["invalid response", ConfidentResponseError, 200, "The response was not valid."],
])("a %s is described without the message for developers", (_, Kind, code, advice) => {
  const error = new Kind("set baseUrl", { method: "GET", path: "/v1", status: code });
  expect(describeError(error, "load-policies")).toMatchObject({
    title: "The API is not working",
    advice,
  });
});

test("only a save can find that its policy was deleted", () => {
  expect(describeError(status(404), "load-permissions").title).toBe("The API is not working");
});

test("the wait is the API's Retry-After or a default", () => {
  expect(describeError(status(429, { retryAfter: 90_000 }), "update").wait).toBe(90_000);
  expect(describeError(status(429), "update").wait).toBeGreaterThan(0);
});

test.each([
  [1, "1 second"],
  [90_000, "90 seconds"],
  [150_000, "3 minutes"],
])("formats %i ms as %s", (ms, words) => {
  expect(inWords(ms)).toBe(words);
});
