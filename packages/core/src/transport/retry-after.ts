// The three forms that a date has in HTTP; the oldest has no zone.
const HTTP_DATE = /^\w+,? [\w -]+ \d\d:\d\d:\d\d (?:GMT|\d{4})$/;

/** Milliseconds that `Retry-After` asks for, as seconds or as a date; `undefined` if it makes no sense. */
export function parseRetryAfter(value: string | null): number | undefined {
  const text = `${value}`.trim(); // "null" makes no sense either
  if (/^\d{1,9}$/.test(text)) {
    return Number(text) * 1000;
  }
  const date = HTTP_DATE.test(text) ? Date.parse(text.replace(/ GMT$|$/, " GMT")) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now());
}
