import { gzipSync } from "node:zlib";
import { expect } from "vitest";
import { reply, SUCCESS, succeed } from "../support/calls.ts";
import { runChild } from "../support/child.ts";
import { test } from "../support/servers.ts";

const SCRIPT = `
import { ConfidentAdmin } from "@confident-admin/core";
const admin = new ConfidentAdmin({ apiKey: "confident_us_org_0123456789", baseUrl: process.argv[1], retries: 0 });
await admin.policies.list();
const before = process.resourceUsage().maxRSS;
const { name, status } = await admin.policies.list().catch((error) => error);
console.log(JSON.stringify({ name, status, growth: (process.resourceUsage().maxRSS - before) / 1024 }));
`;

test.for([
  [200, "ConfidentResponseError"],
  [500, "ConfidentApiError"],
] as const)(
  "uses less than 50 MB for a %i with 300 MB of gzipped zeros",
  async ([status, name], { servers }) => {
    const tenMegabytes = gzipSync(Buffer.alloc(10_000_000));
    const bomb = Buffer.concat(Array.from({ length: 30 }, () => tenMegabytes));
    const gzip = { "content-encoding": "gzip" };
    const warmUp = reply(200, gzipSync(SUCCESS), gzip);
    const server = await servers.http(warmUp, reply(status, bomb, gzip), succeed);
    const { output } = await runChild(SCRIPT, server.url);
    const { growth, ...error } = JSON.parse(output) as Record<string, unknown>;
    expect(error).toEqual({ name, status });
    expect(growth).toBeLessThan(50);
    expect(server.requests).toHaveLength(2);
  },
);
