import { type Mock, onTestFinished, vi } from "vitest";

/** Keeps warnings from the console for the rest of a test, and collects them. */
export function collectWarnings(): Mock<typeof console.warn> {
  const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  return warn;
}
