/** Options of {@link render}. */
export interface RenderOptions {
  /** `text` is for terminals, `markdown` for comments on pull requests, `json` for files and programs. */
  readonly format: "text" | "markdown" | "json";
  /**
   * Whether text has ANSI colors.
   * @default false
   */
  readonly color?: boolean | undefined;
  /**
   * Whether text lists everyone who gains or loses access, not only the first.
   * @default false
   */
  readonly people?: boolean | undefined;
  /**
   * Whether text lists the objects that the file does not manage, not only their number.
   * @default false
   */
  readonly unmanaged?: boolean | undefined;
  /**
   * The most characters of Markdown. What does not fit is counted.
   * @default 60000
   */
  readonly maxLength?: number | undefined;
  /**
   * Whether Markdown contains complete e-mail addresses, not `a…@acme.test`.
   * @default false
   */
  readonly emails?: boolean | undefined;
}
