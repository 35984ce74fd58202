import fc from "fast-check";
import { expect } from "vitest";
import { isConfidentError } from "../../src/index.ts";
import { createAdmin, outcomeOf, way } from "./support/clients.ts";
import { property } from "./support/property.ts";
import { body, OPERATIONS, PERMISSION, POLICY } from "./support/responses.ts";

const encoder = new TextEncoder();

property(
  "grant and revoke end with a policy or a typed error, whatever the server returns",
  "policies",
  fc.record({
    method: fc.constantFrom("grant" as const, "revoke" as const),
    way,
    listed: body({ permissions: POLICY.permissions }),
    policies: body({ policies: [POLICY] }),
    policy: body({ policy: POLICY }),
  }),
  async ({ method, way, listed, policies, policy }) => {
    const fetch = async (url: unknown, init?: RequestInit) => {
      const read = `${url}`.endsWith("permissions") ? listed : policies;
      return new Response(new Uint8Array(init?.method === "PUT" ? policy : read));
    };
    const admin = createAdmin(way, { fetch, onDeprecated: () => {} });
    const outcome = await outcomeOf(() => admin.policies[method](POLICY.id, [PERMISSION.name]));
    if (!isConfidentError(outcome)) {
      expect(OPERATIONS.updatePolicy.value({ policy: outcome })).toBe(outcome);
    }
  },
  [null, {}, [null], [{}], "x"].map((permissions) => ({
    method: "grant" as const,
    way: "directly" as const,
    listed: encoder.encode(toEnvelope({ permissions: POLICY.permissions })),
    policies: encoder.encode(toEnvelope({ policies: [{ ...POLICY, permissions }] })),
    policy: encoder.encode(""),
  })),
);

const word = fc.string({
  unit: fc.constantFrom(..."abcDE:"),
  minLength: 1,
  maxLength: 6,
});

property(
  "rejects an unknown name and suggests known names within half their length, nearest first",
  "names",
  fc.record({ name: word, known: fc.uniqueArray(word, { maxLength: 8 }), way }),
  async ({ name, known, way }) => {
    fc.pre(!known.includes(name));
    const policies = known.map((name) => ({ id: `id of ${name}`, name }));
    const fetch = async () => new Response(toEnvelope({ policies, permissions: policies }));
    const admin = createAdmin(way, { fetch });
    const close = known
      .map((name, index) => ({ name, index }))
      .filter((other) => edits(name, other.name) * 2 <= other.name.length)
      .sort((a, b) => edits(name, a.name) - edits(name, b.name) || a.index - b.index)
      .slice(0, 3)
      .map((other) => `"${other.name}"`);
    const hint = close.length > 0 ? ` Did you mean ${close.join(" or ")}?` : "";
    expect(await outcomeOf(() => admin.policies.getByName(name))).toMatchObject({
      name: "ConfidentNotFoundError",
      message: `No policy is named "${name}".${hint}`,
    });
    const policy = { name: "n", permissions: [name, ...known] };
    expect(await outcomeOf(() => admin.policies.create(policy))).toMatchObject({
      name: "ConfidentArgumentError",
      message: `No permission is named "${name}".${hint}`,
    });
  },
);

/** The edit distance, ignoring case, by brute force. */
function edits(from: string, to: string): number {
  const [a, b] = [from.toLowerCase(), to.toLowerCase()];
  if (!a || !b) {
    return a.length + b.length;
  }
  const replaced = edits(a.slice(1), b.slice(1));
  return a[0] === b[0]
    ? replaced
    : 1 + Math.min(replaced, edits(a.slice(1), b), edits(a, b.slice(1)));
}

function toEnvelope(data: unknown): string {
  return JSON.stringify({ success: true, data });
}
