// The three forms that a date has in HTTP; the oldest has no zone.
const HTTP_DATE =
  /^[A-Z][a-z]+(?:, \d\d[ -][A-Z][a-z]{2}[ -]\d+ [\d:]{8} GMT| [A-Z][a-z]{2} [\d ]\d [\d:]{8} \d{4})$/;

/** Milliseconds that `Retry-After` asks for, as seconds or as a date; `undefined` if it makes no sense. */
export function parseRetryAfter(value: string | null): number | undefined {
  // Node leaves the blanks behind a header's value where they are. "null" makes no sense either.
  const text = `${value}`.replace(/[ \t]+$/, "");
  if (/^\d{1,9}$/.test(text)) {
    return Number(text) * 1000;
  }
  const date = HTTP_DATE.test(text) ? Date.parse(text.replace(/\d$/, "$& GMT")) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
