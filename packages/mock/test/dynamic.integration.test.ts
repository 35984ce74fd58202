import { operations } from "@confident-admin/spec/operations";
import { expect, inject, test } from "vitest";
import type { OperationId } from "../src/index.ts";
import { toRequest } from "./support/every-operation.ts";

test.each(Object.keys(operations) as OperationId[])(
  "a dynamic response to %s is never marked as deprecated",
  async (operation) => {
    const { method, path, init } = toRequest(operation);
    const send = async (status: number) => {
      const response = await fetch(`${inject("confidentMockUrl")}${path}`, {
        method,
        headers: {
          CONFIDENT_API_KEY: "any",
          "content-type": "application/json",
          Prefer: `dynamic=true, code=${status}`,
        },
        ...init,
      });
      expect(response.status).toBe(status);
      return (await response.json()) as { success: boolean; deprecated?: boolean };
    };
    // Without the fix, the value is random. The chance of 10 times false is one in a thousand for each operation.
    for (let round = 0; round < 5; round++) {
      for (const status of [200, 500]) {
        expect(await send(status)).toMatchObject({ success: status === 200, deprecated: false });
      }
    }
  },
);
