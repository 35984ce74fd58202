import { styleText } from "node:util";
import type { Output } from "../context.ts";

type Style = (text: string) => string;

/** Functions that style text for a stream: only on a terminal, and not with `NO_COLOR`. */
export interface Styles {
  readonly bold: Style;
  readonly dim: Style;
  readonly red: Style;
  readonly green: Style;
  readonly yellow: Style;
  readonly cyan: Style;
}

/** The styles for a stream. */
export function stylesOf(stream: Output): Styles {
  const style =
    (format: keyof Styles): Style =>
    (text) =>
      text && styleText(format, text, { stream });
  return {
    bold: style("bold"),
    dim: style("dim"),
    red: style("red"),
    green: style("green"),
    yellow: style("yellow"),
    cyan: style("cyan"),
  };
}

/** Whether text for a stream is styled. */
export const hasColors = (stream: Output): boolean => styleText("red", "x", { stream }) !== "x";
