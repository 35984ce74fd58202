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

// Node loads its whole fetch when one of the classes is touched, and an import would wait for that.
test("the first call touches fetch, and neither the import nor a client does", async () => {
  const { output, code } = await runChild(SCRIPT);
  expect({ output, code }).toEqual({ output: "imported\ncreated\ncalled fetch\n", code: 0 });
});
