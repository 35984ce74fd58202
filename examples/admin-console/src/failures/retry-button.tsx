import { inWords } from "./explain.ts";
import { useCountdown } from "./use-countdown.ts";

interface RetryButtonProps {
  readonly label: string;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly onRetry: () => void;
}

/** Tries again, once it makes sense. */
export function RetryButton({ label, notBefore, onRetry }: RetryButtonProps) {
  const left = useCountdown(notBefore);
  return (
    // Not disabled: who waits with the focus on it keeps it there.
    <button
      type="button"
      className="button"
      aria-disabled={left > 0}
      onClick={left ? undefined : onRetry}
    >
      {left ? `${label} in ${inWords(left)}` : label}
    </button>
  );
}
