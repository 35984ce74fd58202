import { useEffect, useState } from "react";

/** Returns the milliseconds left until a time, or 0 if it has passed. Updates every second. */
export function useCountdown(until: number): number {
  const [now, setNow] = useState(Date.now);
  const left = Math.max(0, until - now);
  const running = left > 0;
  useEffect(() => {
    if (!running) {
      return;
    }
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [running]);
  return left;
}
