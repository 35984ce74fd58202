import type { AnyConfidentError } from "@confident-admin/core";
import type { ReactNode } from "react";
import { SignInButtons } from "../session/sign-in-buttons.tsx";
import { WarningIcon } from "../ui/icons.tsx";
import { useOnline } from "../ui/use-online.ts";
import { describeError, type Remedy, type Task } from "./describe-error.ts";
import { RetryButton } from "./retry-button.tsx";

interface FailureNoticeProps {
  readonly error: AnyConfidentError;
  readonly task: Task;
  /** When the task failed, in milliseconds since 1970. */
  readonly at: number;
  /** The policy's name, if the page does not show which policy is affected. */
  readonly about?: string | undefined;
  readonly remedies: Partial<Record<Exclude<Remedy, "sign-in">, () => void>>;
  readonly children?: ReactNode;
}

const LABELS: Readonly<Record<Exclude<Remedy, "sign-in">, string>> = {
  retry: "Try again",
  "create-again": "Create it again",
  "reload-permissions": "Reload the permissions",
  check: "Check the list",
};

/** Shows what happened and what to do. */
export function FailureNotice(props: FailureNoticeProps) {
  const { error, task, at, about, remedies, children } = props;
  const { title, advice, remedy, wait = 0 } = describeError(error, task, useOnline());
  const act = remedy && remedy !== "sign-in" ? remedies[remedy] : undefined;
  return (
    <div className="notice" role="alert">
      <WarningIcon />
      <div className="notice-text">
        <p className="notice-title">
          {about && `${about}: `}
          {title}
        </p>
        <p>{advice}</p>
      </div>
      <div className="notice-actions">
        {remedy === "sign-in" && (
          <SignInButtons {...(remedies.retry && { onSignedIn: remedies.retry })} />
        )}
        {act && remedy && remedy !== "sign-in" && (
          <RetryButton label={LABELS[remedy]} notBefore={at + wait} onRetry={act} />
        )}
        {children}
      </div>
    </div>
  );
}
