import type { AnyConfidentError } from "@confident-admin/core";
import type { ReactNode } from "react";
import { SignInButtons } from "../session/sign-in-buttons.tsx";
import { useOnline } from "../shell/use-online.ts";
import { WarningIcon } from "../ui/icons.tsx";
import { explain, type Remedy, type Task } from "./explain.ts";
import { RetryButton } from "./retry-button.tsx";

interface FailureNoticeProps {
  readonly error: AnyConfidentError;
  readonly task: Task;
  /** When it failed, in milliseconds since 1970. */
  readonly at: number;
  /** Which policy it is about, where that is not plain to see. */
  readonly about?: string | undefined;
  readonly remedies: Partial<Record<Exclude<Remedy, "sign-in">, () => void>>;
  readonly children?: ReactNode;
}

const LABELS: Readonly<Record<Exclude<Remedy, "sign-in">, string>> = {
  retry: "Try again",
  "create-anew": "Create it anew",
  "reload-permissions": "Reload the permissions",
  look: "Look whether it is there",
};

/** Says what happened and what to do about it. */
export function FailureNotice(props: FailureNoticeProps) {
  const { error, task, at, about, remedies, children } = props;
  const { title, advice, remedy, wait = 0 } = explain(error, task, useOnline());
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
