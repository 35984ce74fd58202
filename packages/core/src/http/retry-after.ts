// HTTP's three date formats. The oldest has no time zone and means GMT.
const HTTP_DATE =
  /^[A-Z][a-z]+(?:, \d\d[ -][A-Z][a-z]{2}[ -]\d+ [\d:]{8} GMT| [A-Z][a-z]{2} [\d ]\d [\d:]{8} \d{4})$/;

/** Converts `Retry-After` (seconds or a date) to milliseconds. Returns `undefined` if it is invalid. */
export function parseRetryAfter(value: string | null): number | undefined {
  // Node keeps trailing whitespace in header values.
  const text = (value ?? "").replace(/[ \t]+$/, "");
  if (/^\d{1,9}$/.test(text)) {
    return Number(text) * 1000;
  }
  const date = HTTP_DATE.test(text) ? Date.parse(text.replace(/\d$/, "$& GMT")) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
