import { expect, test } from "vitest";
import { runChild } from "./support/child.ts";

const SCRIPT = `
const touched = new Set();
for (const name of ["fetch", "Request", "Response", "Headers"]) {
  Object.defineProperty(globalThis, name, {
    get() {
      touched.add(name);
      throw new Error(name + " was touched");
    },
  });
}
const report = (when) => console.log([when, ...touched].join(" "));
const { ConfidentAdmin, createConfidentClient } = await import("@confident-admin/core");
report("imported");
const options = { apiKey: "confident_us_org_0123456789", headers: { "x-team": "a" }, retries: 0 };
createConfidentClient(options);
const admin = new ConfidentAdmin(options);
report("created");
await admin.policies.list().catch(() => {});
report("called");
`;

// Node loads fetch when code reads one of these globals, which would slow down the import.
test("loads fetch at the first call, not at import or when a client is created", async () => {
  const { output, code } = await runChild(SCRIPT);
  expect({ output, code }).toEqual({ output: "imported\ncreated\ncalled Headers\n", code: 0 });
});
