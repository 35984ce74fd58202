import { type Mock, onTestFinished, vi } from "vitest";

/** Collects console warnings instead of printing them, until the test ends. */
export function collectWarnings(): Mock<typeof console.warn> {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  return warn;
}
