import type { AccessEvent } from "@confident-admin/access";
import type { Context } from "../context.ts";
import { canControl } from "./styles.ts";

/** A line that tells how far a command is. */
export interface Progress {
  readonly show: (event: AccessEvent) => void;
  /** Removes the line. */
  readonly end: () => void;
}

/** Milliseconds. */
const INTERVAL = 80;
const CLEAR = "\r\u001B[2K";

/** Shows progress on a terminal, and nothing elsewhere. `steps`: how many steps an apply has. */
export function showProgress({ stderr, env }: Context, steps = 0): Progress {
  if (!(stderr.isTTY && canControl(env))) {
    return { show: () => {}, end: () => {} };
  }
  let shown = 0;
  let done = 0;
  return {
    show: (event) => {
      done += event.type === "step-done" ? 1 : 0;
      const line = describe(event, done, steps);
      const isDue = event.type === "rate-limit" || Date.now() - shown >= INTERVAL;
      if (line && isDue) {
        shown = Date.now();
        stderr.write(`${CLEAR}${line.slice(0, (stderr.columns || 80) - 1)}`);
      }
    },
    end: () => {
      stderr.write(shown > 0 ? CLEAR : "");
    },
  };
}

function describe(event: AccessEvent, done: number, steps: number): string | undefined {
  switch (event.type) {
    case "read": {
      const total = event.total !== null && event.total > event.count ? ` of ${event.total}` : "";
      return `Reading: ${nounOf(event.operation)} ${event.count}${total}`;
    }
    case "rate-limit":
      return `The server limits the rate. Waiting ${Math.ceil(event.wait / 1000)} s.`;
    case "step-start":
      return `Applying: ${done} of ${steps} done, ${event.operation}`;
    case "reread":
      return `Applying: ${done} of ${steps} done, checking for changes by others`;
    default:
      return undefined;
  }
}

/** `project members` for `listProjectMembers`. */
function nounOf(operation: string): string {
  return operation
    .replace(/^(?:list|get)/, "")
    .replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    .trim();
}
