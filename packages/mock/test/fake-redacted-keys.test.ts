import { expect, test } from "vitest";
import { createFakeConfident } from "../src/index.ts";
import { sender } from "./support/send.ts";

test("a redacted value is not accepted as a key", async () => {
  const fake = createFakeConfident();
  const { apiKeys } = fake.state();
  for (const { value } of apiKeys.filter(({ valid }) => valid)) {
    const { status } = await sender(fake)("GET", "", { headers: { CONFIDENT_API_KEY: value } });
    expect([value, status]).toEqual([value, value.startsWith("*") ? 401 : 200]);
  }
  expect(apiKeys.filter(({ valid, value }) => valid && value.startsWith("*"))).not.toEqual([]);
});
