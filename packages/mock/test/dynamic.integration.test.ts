import { type Operation, operations } from "@confident-admin/spec/operations";
import { expect, inject, test } from "vitest";

const BODIES: Readonly<Record<string, object>> = {
  createPolicy: { name: "a", permissionIds: [] },
  updatePolicy: { name: "a", permissionIds: [] },
  updateOrganization: { name: "a" },
};

test.each(Object.entries<Operation>(operations))(
  "a dynamic response to %s is never marked as deprecated",
  async (id, { method, path }) => {
    const url = `${inject("confidentMockUrl")}${path.replaceAll(/\{\w+\}/g, "x")}`;
    const send = async (status: number) => {
      const response = await fetch(url, {
        method,
        headers: {
          CONFIDENT_API_KEY: "any",
          "content-type": "application/json",
          Prefer: `dynamic=true, code=${status}`,
        },
        ...(BODIES[id] && { body: JSON.stringify(BODIES[id]) }),
      });
      expect(response.status).toBe(status);
      return (await response.json()) as { success: boolean; deprecated?: boolean };
    };
    // Without the fix, the value is random: the chance of 40 times false is one in a trillion.
    for (let round = 0; round < 20; round++) {
      for (const status of [200, 500]) {
        expect(await send(status)).toMatchObject({ success: status === 200, deprecated: false });
      }
    }
  },
);
