import { expect, test } from "vitest";
import { type ConfidentOptions, createConfidentClient } from "../src/index.ts";
import { hostOfClient } from "../src/internal.ts";

const KEY = "confident_org_0123456789";

test.each<[string, ConfidentOptions, string]>([
  ["the region", { apiKey: KEY, region: "AU" }, "au.api.confident-ai.com"],
  ["the key's prefix", { apiKey: "confident_eu_org_0123456789" }, "eu.api.confident-ai.com"],
  [
    "the key that a function returns",
    { apiKey: () => "confident_eu_org_0123456789" },
    "eu.api.confident-ai.com",
  ],
  [
    "the base URL, with its port",
    { apiKey: KEY, baseUrl: "http://localhost:4010/api" },
    "localhost:4010",
  ],
  ["a path, which has no host", { baseUrl: "/api/confident" }, "/api/confident"],
])("returns the host of %s", async (_, options, host) => {
  await expect(hostOfClient(createConfidentClient(options))).resolves.toBe(host);
});
