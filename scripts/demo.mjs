// @ts-check
// Calls the API with the core package, against Prism.
import { ConfidentAdmin, isConfidentError } from "@confident-admin/core";
import { startPrismMock } from "@confident-admin/mock";

const print = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);

const prism = await startPrismMock();
print(`Prism serves spec/openapi.yaml at ${prism.url}`);

try {
  const admin = new ConfidentAdmin({
    apiKey: "confident_us_org_only_for_the_mock",
    baseUrl: prism.url,
    onAttempt: ({ method, path, status, duration }) =>
      print(`\n${method} ${path} → ${status} (${Math.round(duration)} ms)`),
  });
  const billing = {
    name: "Manage billing",
    permissionIds: ["perm-uuid-1", "perm-uuid-2"],
    description: "Grants full access to billing settings",
  };

  const policies = await admin.policies.list();
  print(`  policies: ${policies.map(({ name }) => name).join(", ")}`);

  const created = await admin.policies.create({
    name: "Read billing",
    permissionIds: ["perm-uuid-1"],
  });
  print(`  created: ${created.name} (${created.id})`);

  const updated = await admin.policies.update("policy-uuid-2", billing);
  print(`  updated: ${JSON.stringify(updated, null, 2).replaceAll("\n", "\n  ")}`);

  const unknown = { ...billing, color: "red" };
  const rejected = await admin.policies.update("policy-uuid-2", unknown).catch((error) => error);
  if (!isConfidentError(rejected)) {
    throw new Error("The mock must reject an unknown field.");
  }
  print(`  sent: ${JSON.stringify(unknown)}`);
  print(`  rejected: ${rejected.name}: ${rejected.message}`);

  const deleted = await admin.policies.delete("policy-uuid-2");
  print(`  deleted: ${deleted.id}`);
} finally {
  await prism.stop();
}
