import { printable } from "../file/printable.ts";

/** Formats parts of a text for a terminal. */
export interface Style {
  /** Escapes what could control the terminal. */
  safe(text: string): string;
  bold(text: string): string;
  dim(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
  /** Colors a sign. The sign alone says the same. */
  sign(sign: "+" | "-" | "~"): string;
}

const SIGNS = { "+": 32, "-": 31, "~": 33 } as const;

/** Returns the style with colors, or without. */
export function styleOf(color: boolean): Style {
  const wrap = (code: number) => (text: string) =>
    color ? `\u001b[${code}m${text}\u001b[0m` : text;
  return {
    safe: printable,
    bold: wrap(1),
    dim: wrap(2),
    red: wrap(31),
    yellow: wrap(33),
    sign: (sign) => wrap(SIGNS[sign])(sign),
  };
}
