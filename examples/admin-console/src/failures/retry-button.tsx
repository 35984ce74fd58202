import { inWords } from "./describe-error.ts";
import { useCountdown } from "./use-countdown.ts";

interface RetryButtonProps {
  readonly label: string;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly onRetry: () => void;
}

/** A button to try again, enabled after a wait. */
export function RetryButton({ label, notBefore, onRetry }: RetryButtonProps) {
  const left = useCountdown(notBefore);
  return (
    // Use aria-disabled, because a disabled button would lose focus.
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
