import type { Styles } from "./styles.ts";

/** How a line starts, and its style. */
const RULES: readonly (readonly [RegExp, keyof Styles])[] = [
  [/^\s*\+ /, "green"],
  [/^\s*- /, "red"],
  [/^\s*~ /, "yellow"],
  [/^(?:BRAKE|FAIL)\b/, "red"],
  [/^pass\b/, "green"],
];

/** Styles the lines of a plan or of checks. Their words say the same. */
export function colorize(text: string, styles: Styles): string {
  return text
    .split("\n")
    .map((line) => {
      const [, style] = RULES.find(([pattern]) => pattern.test(line)) ?? [];
      return style ? styles[style](line) : line;
    })
    .join("\n");
}
