import fc from "fast-check";
import { afterEach, expect, vi } from "vitest";
import { createAdmin, DELETED, outcomeOf, way } from "./support/clients.ts";
import { printable } from "./support/hostile-strings.ts";
import { property } from "./support/property.ts";

afterEach(() => void vi.useRealTimers());

/** The longest Retry-After that the client waits for, in milliseconds. */
const LONGEST_WAIT = 60_000;
const NOW = Date.UTC(2026, 10, 24, 12);
const INVALID = [
  ...["", "-1", "+1", "1.5", "1e1", "0x1", "1 s", "1, 2", "Infinity", "NaN", "soon", "9999999999"],
  ...[
    "2026-11-24T12:00:01Z",
    "Tue, 24 Nov 2026 12:00:01",
    "24 Nov 2026 12:00:01 GMT",
    "Tue, 24 Nov 2026 12:00:01 2026",
    "Tue Nov 24 12:00:01 GMT",
    "Nov 24 12:00:01 2026",
    "12:00:01 GMT",
  ],
  ...[
    "Tue, 99 Nov 2026 12:00:01 GMT",
    "Tue, 24 Foo 2026 12:00:01 GMT",
    "Tue, 24 Nov 2026 99:00:01 GMT",
  ],
  ...[
    "x Tue, 24 Nov 2026 12:00:01 GMT",
    "Tue, 24 Nov 2026 12:00:01 GMT x",
    "Tue, 24 Nov 9e9 12:00:01 GMT",
  ],
];

/** A header and the wait that it asks for in milliseconds, or undefined if it is invalid. */
const retryAfter: fc.Arbitrary<{ readonly header: string; readonly ms: number | undefined }> =
  fc.oneof(
    fc
      .oneof(fc.nat(70), fc.nat(999_999_999), fc.constantFrom(0, 59, 60, 61))
      .map((seconds) => ({ header: `${seconds}`, ms: seconds * 1_000 })),
    fc.tuple(fc.oneof(fc.integer({ min: -9, max: 70 }), fc.integer()), fc.nat(2)).map(toDate),
    fc.constantFrom(...INVALID).map((header) => ({ header, ms: undefined })),
    printable
      .filter((header) => !/^ *\d{1,9} *$/.test(header))
      .map((header) => ({ header, ms: undefined })),
  );

property(
  "waits as long as Retry-After asks, up to 60 s, and uses the default backoff if it is invalid",
  "Retry-After",
  fc.record({ retryAfter, way, status: fc.constantFrom(408, 429, 500, 502, 503, 504) }),
  async ({ retryAfter: { header, ms }, way, status }) => {
    vi.useFakeTimers({ now: NOW, toFake: ["setTimeout", "clearTimeout", "Date"] });
    const times: number[] = [];
    const fetch = async () => {
      times.push(Date.now());
      const headers = { "retry-after": header };
      return times.length > 1 ? new Response(DELETED) : new Response("", { status, headers });
    };
    let outcome: unknown;
    outcomeOf(() =>
      createAdmin(way, { fetch, retries: 1, timeout: 99_000 }).policies.delete("p"),
    ).then((value) => {
      outcome = value;
    });
    await vi.advanceTimersByTimeAsync(LONGEST_WAIT);
    if (ms !== undefined && ms > LONGEST_WAIT) {
      expect(outcome).toMatchObject({ name: "ConfidentApiError", status, retryAfter: ms });
      expect(times).toEqual([NOW]);
      return;
    }
    expect(outcome).toEqual({ id: "p", deleted: true });
    const [first = 0, second = 0] = times;
    expect(second - first).toBeGreaterThanOrEqual(ms ?? 250);
    expect(second - first).toBeLessThanOrEqual(ms ?? 500);
  },
);

// HTTP's date formats: 0 is the current one, 1 is RFC 850, 2 is asctime.
function toDate([seconds, form]: [number, number]): { header: string; ms: number } {
  const ms = Math.max(0, seconds * 1_000);
  const date = new Date(NOW + seconds * 1_000);
  const [name, day, month, year, time] = date.toUTCString().split(" ");
  const century = date.getUTCFullYear();
  if (form === 2) {
    const header = `${name?.slice(0, 3)} ${month} ${day?.replace(/^0/, " ")} ${time} ${year}`;
    return { header, ms };
  }
  return form === 1 && century >= 1950 && century < 2050
    ? { header: `${name?.slice(0, 3)}day, ${day}-${month}-${year?.slice(2)} ${time} GMT`, ms }
    : { header: date.toUTCString(), ms };
}
