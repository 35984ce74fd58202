import { ConfidentConfigError } from "../errors.ts";
import { QUOTED, type Setting } from "./setting.ts";

const LOOPBACK = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/;
const REGIONS: Readonly<Record<string, string>> = {
  us: "https://api.confident-ai.com",
  eu: "https://eu.api.confident-ai.com",
  au: "https://au.api.confident-ai.com",
};
/** A path on the page's own origin, where a proxy adds the key. */
const RELATIVE = /^\/(?![/\\])/;
/**
 * User names and passwords (even empty ones), queries, fragments, whitespace, backslashes, trailing separators, the API
 * version.
 */
const NOT_ALLOWED = /^[^/:]*:\/*[^/]*@|[?#\s\\]|[,;]$|\/v1\/*$/;

/**
 * Returns the server of a region.
 *
 * @throws {ConfidentConfigError} if the region is unknown.
 */
export function regionUrl({ value, source }: Setting): string {
  const url = serverOf(String(value).trim().toLowerCase());
  if (!url) {
    throw new ConfidentConfigError(
      `Unknown region: ${source} must be US, EU or AU, without quotes. Or set baseUrl.`,
    );
  }
  return url;
}

/** Returns the server of the region in a key's prefix, or the US server if the prefix has no region. */
export function keyUrl(apiKey: string | undefined): string {
  return serverOf(/^confident_(us|eu|au)_/.exec(apiKey ?? "")?.[1] ?? "us") as string;
}

function serverOf(region: string): string | undefined {
  return Object.hasOwn(REGIONS, region) ? REGIONS[region] : undefined;
}

/**
 * Returns the base URL without a trailing slash, so that a path can be appended.
 *
 * @throws {ConfidentConfigError} if a key must not be sent there.
 */
export function checkBaseUrl({ value, source }: Setting, allowHttp = false): string {
  const text = typeof value === "string" ? value.trim() : "";
  const relative = RELATIVE.test(text);
  try {
    const url = new URL(relative ? `https://relative.invalid${text}` : text);
    const base = (relative ? "" : url.origin) + url.pathname.replace(/\/+$/, "");
    const secure = url.protocol === "https:" || allowHttp || LOOPBACK.test(url.hostname);
    const usable = /^https?:/.test(url.protocol) && secure;
    // "/.//host" normalizes to "//host", which is another host.
    if (usable && !base.startsWith("//") && !NOT_ALLOWED.test(text) && !QUOTED.test(text)) {
      return base;
    }
  } catch {
    // Not a URL.
  }
  throw new ConfidentConfigError(
    `${source} must look like https://api.confident-ai.com, or /api/confident for a proxy, without /v1, a user name, a query or a fragment. http:// requires a loopback host or dangerouslyAllowHttp: true.`,
  );
}
