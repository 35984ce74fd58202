import { quote } from "../quote.ts";
import { isEmpty, isTargetMap, type Target } from "../target.ts";

/** Writes an entry of a block mapping as complete lines. */
export function renderEntry(key: string, target: Target, indent: number, eol: string): string {
  const [first, ...others] = valueLines(target);
  return [`${quote(key)}:${first}`, ...others]
    .map((line) => `${" ".repeat(indent)}${line}${eol}`)
    .join("");
}

/** Writes an item of a block list as a complete line. */
export function renderItem(name: string, indent: number, eol: string): string {
  return `${" ".repeat(indent)}- ${quote(name)}${eol}`;
}

/** Writes the value of a key at `indent`: what follows the colon and a space, without the last line break. */
export function renderValue(target: Target, indent: number, eol: string): string {
  const [first, ...others] = valueLines(target);
  return [first?.trim(), ...others.map((line) => `${" ".repeat(indent)}${line}`)].join(eol);
}

/** Writes a value in one line. */
export function renderFlow(target: Target): string {
  if (target === null) {
    return "null";
  }
  if (typeof target === "string") {
    return quote(target);
  }
  if (isTargetMap(target)) {
    const entries = [...target.entries].map(
      ([key, value]) => `${quote(key)}: ${renderFlow(value)}`,
    );
    return entries.length === 0 ? "{}" : `{ ${entries.join(", ")} }`;
  }
  return `[${target.map(quote).join(", ")}]`;
}

/** The rest of the line after the colon, then the lines of the content. */
function valueLines(target: Target): string[] {
  if (target === null || typeof target === "string" || isEmpty(target)) {
    return [` ${renderFlow(target)}`];
  }
  const content = isTargetMap(target)
    ? [...target.entries].flatMap(([key, value]) => {
        const [first, ...others] = valueLines(value);
        return [`${quote(key)}:${first}`, ...others];
      })
    : target.map((name) => `- ${quote(name)}`);
  return ["", ...content.map((line) => `  ${line}`)];
}
