import { onTestFinished, vi } from "vitest";

// Node's fetch reuses its first timer, so that one must be real.
await fetch("http://127.0.0.1:2").catch(() => {});

/** Turns of the event loop after which the sockets of this process have exchanged all data. */
const TURNS = 50;

/**
 * Replaces a test's clock: when all sockets are idle, it jumps to the next timer, so that two seconds by
 * `performance.now()` or `Date.now()` take milliseconds. Node's internal timers stay real.
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
