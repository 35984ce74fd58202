import { styleText } from "node:util";
import type { Context, Output } from "../context.ts";

type Style = (text: string) => string;

/** Functions that style text for a stream, if {@link hasColors}. */
export interface Styles {
  readonly bold: Style;
  readonly dim: Style;
  readonly red: Style;
  readonly green: Style;
  readonly yellow: Style;
  readonly cyan: Style;
}

/** The styles for a stream. */
export function stylesOf(stream: Output, env: Context["env"]): Styles {
  const colors = hasColors(stream, env);
  const style =
    (format: keyof Styles): Style =>
    (text) =>
      text && colors ? styleText(format, text, { validateStream: false }) : text;
  return {
    bold: style("bold"),
    dim: style("dim"),
    red: style("red"),
    green: style("green"),
    yellow: style("yellow"),
    cyan: style("cyan"),
  };
}

/** Whether text for a stream is styled: on a terminal that can, unless `NO_COLOR` is set and not empty, or with `FORCE_COLOR`. */
export function hasColors({ isTTY }: Output, env: Context["env"]): boolean {
  const { FORCE_COLOR: force, NO_COLOR: none } = env;
  if (force !== undefined) {
    return force !== "0" && force !== "false";
  }
  return Boolean(isTTY) && !none && canControl(env);
}

/** Whether a terminal understands control sequences. */
export const canControl = ({ TERM }: Context["env"]): boolean => TERM !== "dumb";
