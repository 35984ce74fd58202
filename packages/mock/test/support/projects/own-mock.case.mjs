import { expect, inject, test } from "vitest";

test("the environment contains the URL of the project's own mock", () => {
  const { CONFIDENT_BASE_URL, CONFIDENT_ORG_API_KEY } = process.env;
  expect(CONFIDENT_BASE_URL).toBe(inject("confidentMockUrl"));
  process.stdout.write(`${CONFIDENT_BASE_URL} ${CONFIDENT_ORG_API_KEY}\n`);
});
