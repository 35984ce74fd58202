import { expect, test } from "vitest";
import { plan } from "../src/index.ts";
import { largeFile } from "./support/large-file.ts";

test("200 changes of 1,000 policies are planned within 500 ms on a quiet machine", async () => {
  const { before, target } = largeFile();
  const times: number[] = [];
  for (let run = 0; run < 3; run++) {
    const start = performance.now();
    const { steps, fingerprint } = await plan(target, before);
    times.push(performance.now() - start);
    expect(steps).toHaveLength(200);
    expect(Object.keys(fingerprint.objects)).toHaveLength(1_200);
  }
  // Other processes share the machine. What is quadratic takes longer than this.
  expect(Math.min(...times)).toBeLessThan(2_500);
});
