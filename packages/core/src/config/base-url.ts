import { ConfidentConfigError } from "../errors.ts";

const LOOPBACK = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/;
const REGIONS: Readonly<Record<string, string>> = {
  us: "https://api.confident-ai.com",
  eu: "https://eu.api.confident-ai.com",
  au: "https://au.api.confident-ai.com",
};
/** A user name or password, even an empty one; a query or fragment; whitespace or backslashes; the API version. */
const NOT_ALLOWED = /^[^/:]*:\/*[^/]*@|[?#\s\\]|\/v1\/*$/;

/**
 * Returns the server of a region.
 *
 * @throws {ConfidentConfigError} if the region is unknown.
 */
export function regionUrl(region: string): string {
  const name = String(region).trim().toLowerCase();
  const url = Object.hasOwn(REGIONS, name) ? REGIONS[name] : undefined;
  if (!url) {
    throw new ConfidentConfigError(
      "Unknown region: set region (or CONFIDENT_REGION) to US, EU or AU, or set baseUrl.",
    );
  }
  return url;
}

/** Returns the region in a key's prefix; `us` if it names none. */
export function regionOfKey(apiKey: string | undefined): string {
  return /^confident_(us|eu|au)_/.exec(apiKey ?? "")?.[1] ?? "us";
}

/** Whether a base URL is a path on the page's own origin, where a proxy adds the key. */
export function isRelative(baseUrl: unknown): boolean {
  return typeof baseUrl === "string" && /^\s*\/(?![/\\])/.test(baseUrl);
}

/**
 * Returns the base URL without a trailing slash, so that a path can be appended.
 *
 * @throws {ConfidentConfigError} if a key must not be sent there.
 */
export function checkBaseUrl(baseUrl: unknown, allowHttp = false): string {
  const text = typeof baseUrl === "string" ? baseUrl.trim() : "";
  const relative = isRelative(text);
  try {
    const url = new URL(relative ? `https://relative.invalid${text}` : text);
    const base = (relative ? "" : url.origin) + url.pathname.replace(/\/+$/, "");
    const secure = url.protocol === "https:" || allowHttp || LOOPBACK.test(url.hostname);
    const usable = /^https?:/.test(url.protocol) && secure && !NOT_ALLOWED.test(text);
    // What remains of "/.//host" would be another host.
    if (usable && !base.startsWith("//")) {
      return base;
    }
  } catch {
    // Not a URL.
  }
  throw new ConfidentConfigError(
    "baseUrl (or CONFIDENT_BASE_URL) must look like https://api.confident-ai.com, or /api/confident for a proxy. It must use https (http only on loopback, or with dangerouslyAllowHttp) and must not contain /v1, a user, a query, a fragment, whitespace or backslashes.",
  );
}
