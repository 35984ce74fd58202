import fc from "fast-check";
import { expect } from "vitest";
import { adminThat, DELETED, outcomeOf, stub, way } from "./support/clients.ts";
import { trouble } from "./support/hostile-strings.ts";
import { property } from "./support/property.ts";

const PAGE = "https://page.test/some/where";
const LOOPBACK_HOSTS = [
  "localhost",
  "LOCALHOST",
  "a.b.localhost",
  "127.0.0.1",
  "127.1",
  "127.20.30.40",
  "[::1]",
];
const HOSTS = [
  "example.test",
  "EXAMPLE.test",
  "b\u00fccher.test",
  "localhost.example.test",
  "127.0.0.1.example.test",
  "notlocalhost",
  "127.0.0.example",
  "10.0.0.1",
  "0.0.0.0",
  "[::2]",
  "[::1:1]",
];

const path = fc
  .array(
    fc.oneof(fc.constantFrom("", "", ".", "..", "%2e%2E", "api", "v1", "page.test"), trouble),
    {
      maxLength: 5,
    },
  )
  .map((parts) => parts.map((part) => `/${part}`).join(""));

// No host has braces, and openapi-fetch would take them for a part of the path's template.
const odd = trouble.filter((host) => !host.includes("{"));

const absolute = fc.record({
  before: fc.constantFrom("", "", "", " ", "\n", "\u0000"),
  scheme: fc.constantFrom("https", "https", "https", "HTTP", "http", "http", "ftp", "ws", "file"),
  slashes: fc.constantFrom("://", "://", "://", ":", ":/", ":///", ":\\\\"),
  user: fc.constantFrom("", "", "", "", "u@", "u:p@", ":p@", "@"),
  host: fc.oneof(fc.constantFrom(...LOOPBACK_HOSTS), fc.constantFrom(...HOSTS), odd),
  port: fc.constantFrom("", "", "", ":8080", ":443", ":80", ":0", ":99999", ":x"),
  path: fc.oneof(fc.constant(""), path),
  after: fc.constantFrom("", "", "", "/", "//", "?", "?a", "#", "#a", " ", "\u0000"),
});
const relative = fc
  .tuple(fc.constantFrom("/", "/", "//", "/\\", " /"), path)
  .map(([start, rest]) => start + rest.slice(1));

const target = fc.oneof(
  absolute.map((parts) => ({ baseUrl: Object.values(parts).join(""), host: parts.host })),
  relative.map((baseUrl) => ({ baseUrl, host: "" })),
);

property(
  "a base URL is refused, or every request goes to its origin and path, and the key never over http",
  "base URLs",
  fc.record({ target, way, dangerouslyAllowHttp: fc.boolean() }),
  async ({ target: { baseUrl, host }, way, dangerouslyAllowHttp }) => {
    const { fetch, asked } = stub(DELETED);
    const options = { baseUrl, dangerouslyAllowHttp, fetch };
    const onPage = isOnPage(baseUrl);
    const outcome = await outcomeOf(async () =>
      adminThat(onPage ? "directly" : way, options).policies.delete("p"),
    );
    const secure = dangerouslyAllowHttp || LOOPBACK_HOSTS.includes(host) ? /^https?:$/ : /^https:$/;
    const given = parse(baseUrl.trim(), onPage ? PAGE : undefined);
    if (!isUsable(given, baseUrl.trim(), secure)) {
      expect(outcome).toMatchObject({ name: "ConfidentConfigError", delivery: "unsent" });
      expect(asked).toEqual([]);
      return;
    }
    expect(outcome).toEqual({ id: "p", deleted: true });
    expect(asked.map(({ url }) => parse(url, PAGE)?.href)).toEqual([
      `${given.origin}${given.pathname.replace(/\/*$/, "")}/v1/organization/policies/p`,
    ]);
  },
  ["/.//page.test", "/a/..//page.test/x", "/%2e//page.test"].map((baseUrl) => ({
    target: { baseUrl, host: "" },
    way: "directly" as const,
    dangerouslyAllowHttp: false,
  })),
);

function isOnPage(baseUrl: string): boolean {
  return /^\/([^/\\]|$)/.test(baseUrl.trim());
}

// Not URL.canParse, which Node 20 gets wrong for "\u00fc" once it is hot.
function parse(url: string, page?: string): URL | undefined {
  try {
    return new URL(url, page);
  } catch {
    return undefined;
  }
}

function authority(text: string): string {
  const [, rest = ""] = /^[^/:]*:(.*)$/su.exec(text) ?? [];
  return rest.replace(/^[/\\]*/, "").split(/[/\\?#]/)[0] ?? "";
}

/** What the documentation of base URLs says, written down once more in a slower way. */
function isUsable(url: URL | undefined, text: string, secure: RegExp): url is URL {
  return (
    url !== undefined &&
    secure.test(url.protocol) &&
    !authority(text).includes("@") &&
    !/[?#\s\\]/.test(text) &&
    !text.replace(/\/*$/, "").endsWith("/v1") &&
    !(isOnPage(text) && /^\/\/+[^/]/.test(url.pathname))
  );
}
