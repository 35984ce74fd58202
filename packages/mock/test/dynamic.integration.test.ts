import { operations } from "@confident-admin/spec/operations";
import { expect, inject, test } from "vitest";
import type { OperationId } from "../src/index.ts";
import { toRequest } from "./support/every-operation.ts";

/** The number of random responses for each status; more in the thorough run. */
const ROUNDS = Math.ceil(Number(process.env["CONFIDENT_FUZZ_RUNS"] || 10_000) / 20_000);

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
    // Without the fix, the value is random, so half of all responses would fail.
    for (let round = 0; round < ROUNDS; round++) {
      for (const status of [200, 500]) {
        expect(await send(status)).toMatchObject({ success: status === 200, deprecated: false });
      }
    }
  },
);
