import { ConfidentConfigError } from "./errors.ts";
import type { Region } from "./options.ts";

const SERVERS: Record<Region, string> = {
  US: "https://api.confident-ai.com",
  EU: "https://eu.api.confident-ai.com",
  AU: "https://au.api.confident-ai.com",
};

const LOOPBACK = /^(?:(?:.+\.)?localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * The server of a region.
 *
 * @throws {ConfidentConfigError} if there is no such region.
 */
export function regionUrl(region: string): string {
  const name = String(region).trim().toUpperCase();
  if (!Object.hasOwn(SERVERS, name)) {
    throw invalid("There is no such region: use US, EU or AU, or set baseUrl.");
  }
  return SERVERS[name as Region];
}

/** The region that a key's prefix names, if it names one. */
export function regionOfKey(apiKey: unknown): Region | undefined {
  const region = /^confident_(us|eu|au)_/.exec(String(apiKey))?.[1];
  return region?.toUpperCase() as Region | undefined;
}

/** Whether a base URL is a path on the page's own origin, where a proxy adds the key. */
export function isRelative(baseUrl: string): boolean {
  return /^\/(?![/\\])/.test(baseUrl);
}

/**
 * The base URL without a trailing slash, so that a path can be appended.
 *
 * @throws {ConfidentConfigError} if it is not one that a key may be sent to.
 */
export function checkBaseUrl(baseUrl: string, allowHttp = false): string {
  if (typeof baseUrl !== "string") {
    throw invalid("baseUrl must be a string.");
  }
  const text = baseUrl.trim();
  const relative = isRelative(text);
  const url = parse(relative ? `https://relative.invalid${text}` : text);
  if (url.username || url.password) {
    throw invalid("baseUrl must not contain a user name or password.");
  }
  if (/[?#\s\\]/.test(text)) {
    throw invalid("baseUrl must not contain a query, a fragment, blanks or backslashes.");
  }
  const mayBeHttp = allowHttp || LOOPBACK.test(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && mayBeHttp)) {
    throw invalid(
      "baseUrl must start with https:// (http:// is for loopback, or dangerouslyAllowHttp).",
    );
  }
  return (relative ? url.pathname : url.origin + url.pathname).replace(/\/+$/, "");
}

function parse(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw invalid(
      "baseUrl is not a URL: write it like https://api.confident-ai.com, or /api/confident for a proxy.",
    );
  }
}

function invalid(message: string): ConfidentConfigError {
  return new ConfidentConfigError(message, { delivery: "unsent" });
}
