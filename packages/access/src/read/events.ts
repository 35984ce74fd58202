/** What happens while access control is read or changed, for progress and journals. Plain data without keys. */
export type AccessEvent =
  /** A request of a list was answered. `total`: how many items the list has, if that is known. */
  | {
      readonly type: "read";
      readonly operation: string;
      readonly projectId?: string | undefined;
      readonly count: number;
      readonly total: number | null;
    }
  /** The server limits the rate. No request is sent for `wait` milliseconds. */
  | {
      readonly type: "rate-limit";
      readonly operation: string;
      readonly wait: number;
      readonly parallelism: number;
    };

/** Receives events. Errors that it throws are ignored. */
export type OnEvent = (event: AccessEvent) => void;
