import { inspect } from "node:util";
import fc from "fast-check";
import { expect } from "vitest";
import { render } from "../src/index.ts";
import { property } from "./support/property.ts";
import { randomWorld } from "./support/random-world.ts";
import { planAccepted } from "./support/runs.ts";
import { apply, createWorld } from "./support/world.ts";

const KEY = "confident_us_org_canary0123456789abcdef";

property(
  "no plan, event, result or error contains the key, even if the server quotes it",
  fc.tuple(randomWorld, fc.integer({ min: 1, max: 60 }), fc.constantFrom(400, 401, 409, 422, 500)),
  async ([{ seed, target }, request, status]) => {
    const world = createWorld({ ...seed, apiKeys: [KEY] });
    const planned = await planAccepted(world, target);
    const before = world.sent.length;
    world.disturb = ({ n }) => {
      const text = `Nothing works with ${KEY}, nor with ${encodeURIComponent(KEY)}`;
      const headers = { "x-request-id": KEY };
      return n - before === request
        ? Response.json({ success: false, error: text, link: KEY }, { status, headers })
        : undefined;
    };
    const applied = await apply(world, planned);
    const output = [
      inspect([planned, applied], { depth: 20, showHidden: true }),
      JSON.stringify([planned, applied]),
      ...(["text", "markdown", "json"] as const).map((format) => render(planned, { format })),
      `${applied.error?.stack}`,
    ].join("\n");
    expect(output).not.toContain(KEY);
    // The keys that projects are created with.
    expect(output).not.toContain("confident_us_proj_");
  },
);
