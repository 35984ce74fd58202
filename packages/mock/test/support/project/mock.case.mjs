import { expect, inject, test } from "vitest";

const { CONFIDENT_BASE_URL, CONFIDENT_ORG_API_KEY = "" } = process.env;

test("the mock listens at CONFIDENT_BASE_URL and accepts CONFIDENT_ORG_API_KEY", async () => {
  expect(inject("confidentMockUrl")).toBe(CONFIDENT_BASE_URL);
  const response = await fetch(`${CONFIDENT_BASE_URL}/v1/organization`, {
    headers: { CONFIDENT_API_KEY: CONFIDENT_ORG_API_KEY },
  });
  expect(response.status).toBe(200);
});

test("the mock survives a request that crashes plain Prism", async () => {
  const headers = { CONFIDENT_API_KEY: CONFIDENT_ORG_API_KEY };
  const all = `${CONFIDENT_BASE_URL}/v1/organization/policies`;
  for (let round = 0; round < 3; round++) {
    expect((await fetch(`${all}/%zz`, { method: "DELETE", headers })).status).toBe(400);
    expect((await fetch(all, { headers })).status).toBe(200);
  }
});
