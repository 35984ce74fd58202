import fc from "fast-check";
import { expect } from "vitest";
import { createAdmin, DELETED, outcomeOf, stub, way } from "./support/clients.ts";
import { hostileString } from "./support/hostile-strings.ts";
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

const QUOTATION_MARKS = [
  ..."\"'`\u00ab\u00bb\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f\u2039\u203a",
];

const path = fc
  .array(
    fc.oneof(fc.constantFrom("", "", ".", "..", "%2e%2E", "api", "v1", "page.test"), hostileString),
    {
      maxLength: 5,
    },
  )
  .map((parts) => parts.map((part) => `/${part}`).join(""));

// Without braces, which are not valid in a host and which openapi-fetch treats as a path parameter.
const hostileHost = hostileString.filter((host) => !host.includes("{"));

const absolute = fc.record({
  before: fc.constantFrom("", "", "", " ", "\n", "\u0000"),
  scheme: fc.constantFrom("https", "https", "https", "HTTP", "http", "http", "ftp", "ws", "file"),
  slashes: fc.constantFrom("://", "://", "://", ":", ":/", ":///", ":\\\\"),
  user: fc.constantFrom("", "", "", "", "u@", "u:p@", ":p@", "@"),
  host: fc.oneof(fc.constantFrom(...LOOPBACK_HOSTS), fc.constantFrom(...HOSTS), hostileHost),
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
  "rejects a base URL, or sends every request to its origin and path, and no key over http",
  "base URLs",
  fc.record({ target, way, dangerouslyAllowHttp: fc.boolean() }),
  async ({ target: { baseUrl, host }, way, dangerouslyAllowHttp }) => {
    const { fetch, sent } = stub(DELETED);
    const options = { baseUrl, dangerouslyAllowHttp, fetch };
    const onPage = isOnPage(baseUrl);
    const outcome = await outcomeOf(async () =>
      createAdmin(onPage ? "directly" : way, options).policies.delete("p"),
    );
    const secure = dangerouslyAllowHttp || LOOPBACK_HOSTS.includes(host) ? /^https?:$/ : /^https:$/;
    const parsed = parse(baseUrl.trim(), onPage ? PAGE : undefined);
    if (!isUsable(parsed, baseUrl.trim(), secure)) {
      expect(outcome).toMatchObject({ name: "ConfidentConfigError", delivery: "unsent" });
      expect(sent).toEqual([]);
      return;
    }
    expect(outcome).toEqual({ id: "p", deleted: true });
    expect(sent.map(({ url }) => parse(url, PAGE)?.href)).toEqual([
      `${parsed.origin}${parsed.pathname.replace(/\/*$/, "")}/v1/organization/policies/p`,
    ]);
  },
  ["/.//page.test", "/a/..//page.test/x", "/%2e//page.test", "/`", "/\u201c", "/;"].map(
    (baseUrl) => ({
      target: { baseUrl, host: "" },
      way: "directly" as const,
      dangerouslyAllowHttp: false,
    }),
  ),
);

function isOnPage(baseUrl: string): boolean {
  return /^\/([^/\\]|$)/.test(baseUrl.trim());
}

// Not URL.canParse, whose optimized code in Node 20 is wrong for "\u00fc".
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

/** The documented rules for base URLs, in a second and slower implementation. */
function isUsable(url: URL | undefined, text: string, secure: RegExp): url is URL {
  return (
    url !== undefined &&
    secure.test(url.protocol) &&
    !authority(text).includes("@") &&
    !/[?#\s\\]|[,;]$/.test(text) &&
    ![text[0], text.at(-1)].some((end) => QUOTATION_MARKS.includes(end as string)) &&
    !text.replace(/\/*$/, "").endsWith("/v1") &&
    !(isOnPage(text) && /^\/\/+[^/]/.test(url.pathname))
  );
}
