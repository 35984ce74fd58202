import type { AttemptEvent } from "@confident-admin/core";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, test } from "vitest";
import { noteAttempt, useAttemptNote } from "../../src/failures/attempt-note.ts";

/** Reports an attempt to update a policy. */
function attempt(event: Partial<AttemptEvent>): void {
  noteAttempt({
    operation: "updatePolicy",
    method: "PUT",
    path: "/v1/organization/policies/{policyId}",
    attempt: 1,
    duration: 10,
    status: 200,
    headers: {},
    error: undefined,
    willRetry: false,
    retryDelay: undefined,
    ...event,
  });
}

const shown = () => renderToStaticMarkup(createElement(() => useAttemptNote()));

beforeEach(() => attempt({}));

test.each([
  [429, "Rate limited. Retrying…"],
  [503, "The request failed. Retrying…"],
  [undefined, "The request failed. Retrying…"],
])("says why a save is retried after status %s", (status, note) => {
  attempt({ status, willRetry: true });
  expect(shown()).toBe(note);
});

test.each([200, 429, 503, undefined])(
  "says nothing after the last attempt, with status %s",
  (status) => {
    attempt({ status: 503, willRetry: true });
    attempt({ status });
    expect(shown()).toBe("");
  },
);

test.each(["deletePolicy", "listPolicies"])("ignores the attempts of %s", (operation) => {
  attempt({ operation, status: 503, willRetry: true });
  expect(shown()).toBe("");
  attempt({ status: 503, willRetry: true });
  attempt({ operation });
  expect(shown()).toBe("The request failed. Retrying…");
});
