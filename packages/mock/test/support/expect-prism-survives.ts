import { expect } from "vitest";

/** Expects an error response for requests that crash plain Prism, and a normal response afterwards. */
export async function expectPrismSurvives(url: string): Promise<void> {
  const all = `${url}/v1/organization/policies`;
  const headers = { CONFIDENT_API_KEY: "any", "content-type": "application/json" };
  const body = JSON.stringify({ name: "a", permissionIds: [], "☕": 1 });
  for (const [status, target, init] of [
    [400, `${all}/%zz`, { method: "DELETE" }],
    [422, all, { method: "POST", body }],
  ] as const) {
    const response = await fetch(target, { ...init, headers });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ title: "Prism cannot handle this request" });
    expect((await fetch(all, { headers })).status).toBe(200);
  }
}
