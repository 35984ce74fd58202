import { expect, inject, test } from "vitest";

const { CONFIDENT_BASE_URL, CONFIDENT_ORG_API_KEY = "" } = process.env;

test("the mock is where the environment says, and answers to its key", async () => {
  expect(inject("confidentMockUrl")).toBe(CONFIDENT_BASE_URL);
  const response = await fetch(`${CONFIDENT_BASE_URL}/v1/organization`, {
    headers: { CONFIDENT_API_KEY: CONFIDENT_ORG_API_KEY },
  });
  expect(response.status).toBe(200);
});
