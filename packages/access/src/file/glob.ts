/** The parts of a pattern that stand for several strings. */
const TOKENS = /\*\*\/|\*\*|\*|\?|\{[^{}]*\}|[^*?{}]+|[{}]/g;

/** Whether a path contains wildcards. */
export function isGlob(path: string): boolean {
  return /[*?{]/.test(path);
}

/** The folder that a pattern starts in: what is before the first part with a wildcard. */
export function globRoot(pattern: string): string {
  const parts = pattern.split("/");
  const first = parts.findIndex(isGlob);
  return parts.slice(0, first).join("/") || (pattern.startsWith("/") ? "/" : ".");
}

/**
 * Turns a pattern into a regular expression for complete paths with slashes. `*` and `?` match within a folder, `**` matches
 * folders, and `{a,b}` matches one of several strings.
 */
export function globToRegExp(pattern: string): RegExp {
  const source = (pattern.match(TOKENS) ?? []).map((token) => {
    switch (token) {
      case "**/":
        return "(?:[^/]+/)*";
      case "**":
        return ".*";
      case "*":
        return "[^/]*";
      case "?":
        return "[^/]";
      default:
        return token.length > 1 && token.startsWith("{")
          ? `(?:${token.slice(1, -1).split(",").map(escapeRegExp).join("|")})`
          : escapeRegExp(token);
    }
  });
  return new RegExp(`^${source.join("")}$`, "su");
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
