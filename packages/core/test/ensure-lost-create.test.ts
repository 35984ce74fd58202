// The response to the create is lost, the policy is found, and a later request fails.
import { createFakeConfident } from "@confident-admin/mock/fake";
import { expect, test } from "vitest";
import { ConfidentAdmin } from "../src/index.ts";
import { failureOf } from "./support/calls.ts";

const coded = (code: string) =>
  Object.assign(new TypeError("fetch failed"), { cause: Object.assign(new Error(code), { code }) });

/**
 * Ensures a new policy. The create ends as given. The read that finds the policy succeeds, and the next one is not
 * sent.
 */
async function ensureWithFailures(endOfCreate: (response: Response) => Response) {
  const fake = createFakeConfident();
  let created = false;
  let reads = 0;
  const fetch: typeof globalThis.fetch = async (url, init) => {
    if (init?.method === "POST") {
      const response = await fake.fetch(url, init);
      created = true;
      return endOfCreate(response);
    }
    if (created && reads++ > 0) {
      throw coded("ECONNREFUSED");
    }
    return fake.fetch(url, init);
  };
  const options = { apiKey: fake.apiKey, baseUrl: "https://fake.test", retries: 0 };
  const { policies } = new ConfidentAdmin({ ...options, fetch });
  const error = await failureOf(policies.ensure({ name: "New", permissionIds: [] }));
  const exists = await new ConfidentAdmin({ ...options, fetch: fake.fetch }).policies.getByName(
    "New",
  );
  return { error, exists };
}

test.for([
  [
    "its connection is lost",
    () => {
      throw coded("ECONNRESET");
    },
  ],
  ["a gateway loses the response", () => new Response("", { status: 502 })],
  ["its response is unreadable", () => new Response("<html>")],
] as const)(
  "ensure reports delivery as unknown if %s after it created the policy",
  async ([, end]) => {
    const { error, exists } = await ensureWithFailures(end);
    expect(exists).toMatchObject({ name: "New" });
    expect(error).toMatchObject({ name: "ConfidentConnectionError", delivery: "unknown" });
  },
);

test("ensure reports an unsent read as unsent if another client created the policy", async () => {
  const conflict = () => Response.json({ success: false, error: "exists" }, { status: 409 });
  const { error } = await ensureWithFailures(conflict);
  expect(error).toMatchObject({ name: "ConfidentConnectionError", delivery: "unsent" });
});
