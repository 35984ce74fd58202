import { ConfidentConfigError } from "../errors.ts";

const LOOPBACK = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * The server of a region.
 *
 * @throws {ConfidentConfigError} if there is no such region.
 */
export function regionUrl(region: string): string {
  const name = String(region).trim().toLowerCase();
  if (!/^(us|eu|au)$/.test(name)) {
    throw new ConfidentConfigError(
      "There is no such region: set region (or CONFIDENT_REGION) to US, EU or AU, or baseUrl.",
    );
  }
  return `https://${name === "us" ? "" : `${name}.`}api.confident-ai.com`;
}

/** The region that a key's prefix names; `us` if it names none. */
export function regionOfKey(apiKey: string | undefined): string {
  return /^confident_(us|eu|au)_/.exec(apiKey ?? "")?.[1] ?? "us";
}

/** Whether a base URL is a path on the page's own origin, where a proxy adds the key. */
export function isRelative(baseUrl: unknown): boolean {
  return typeof baseUrl === "string" && /^\s*\/(?![/\\])/.test(baseUrl);
}

/**
 * The base URL without a trailing slash, so that a path can be appended.
 *
 * @throws {ConfidentConfigError} if it is not one that a key may be sent to.
 */
export function checkBaseUrl(baseUrl: unknown, allowHttp = false): string {
  const text = typeof baseUrl === "string" ? baseUrl.trim() : "";
  const relative = isRelative(text);
  try {
    const url = new URL(relative ? `https://relative.invalid${text}` : text);
    const base = (relative ? "" : url.origin) + url.pathname.replace(/\/+$/, "");
    const secure = url.protocol === "https:" || allowHttp || LOOPBACK.test(url.hostname);
    if (
      /^https?:/.test(url.protocol) &&
      secure &&
      // A user's name and password, be they empty; what is behind the path; and the path that is ours.
      !/^[^/:]*:\/*[^/]*@|[?#\s\\]|\/v1\/*$/.test(text) &&
      // What is left of "/.//host" would be another host.
      !base.startsWith("//")
    ) {
      return base;
    }
  } catch {
    // Not a URL at all.
  }
  throw new ConfidentConfigError(
    "baseUrl (or CONFIDENT_BASE_URL) must be like https://api.confident-ai.com, or /api/confident for a proxy: https (http only on loopback, or with dangerouslyAllowHttp), without /v1, user, query, fragment, blanks or backslashes.",
  );
}
