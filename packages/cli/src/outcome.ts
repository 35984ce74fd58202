import type { Ending } from "./exit-codes.ts";

/** What a command leaves. */
export interface Outcome {
  readonly ending: Ending;
  /** For people. Printed to stdout, or to stderr with `--json`. */
  readonly text: string;
  /** Further lines for people, always printed to stderr. */
  readonly notes?: readonly string[] | undefined;
  /** The fields of the document that `--json` prints. */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}
