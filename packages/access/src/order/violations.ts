/** How many members × permissions are outside the envelope after a step: more than they may hold, and less. */
export interface Violations {
  /** How many of `extra` are sensitive. */
  readonly sensitive: number;
  readonly extra: number;
  readonly missing: number;
}
