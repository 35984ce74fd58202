import { onTestFinished, vi } from "vitest";

// Node's fetch keeps the first timer that it makes. A fake one would stop with the first test's clock.
await fetch("http://127.0.0.1:2").catch(() => {});

/** Turns of the event loop in which two sockets of this process send each other all that they have. */
const TURNS = 50;

/**
 * Gives a test a clock that it does not have to wait for: when the sockets are idle, the clock jumps to the next
 * timer. Two seconds by `performance.now()` or `Date.now()` take milliseconds. Timers inside Node stay real.
 */
export function skipWaits(): void {
  vi.useFakeTimers({
    toFake: ["setTimeout", "clearTimeout", "setInterval", "clearInterval", "performance", "Date"],
  });
  let isOver = false;
  onTestFinished(() => {
    isOver = true;
    vi.useRealTimers();
  });
  const jump = async () => {
    while (!isOver) {
      await socketsAreIdle();
      if (!isOver) {
        await vi.advanceTimersToNextTimerAsync();
      }
    }
  };
  void jump();
}

async function socketsAreIdle(): Promise<void> {
  const isLookingUp = () => process.getActiveResourcesInfo().includes("GetAddrInfoReqWrap");
  for (let turns = 0; turns < TURNS || isLookingUp(); turns++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
