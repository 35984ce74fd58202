import type { AnyConfidentError, ConfidentApiError } from "@confident-admin/core";

/** The action that failed. */
export type Task = "load-policies" | "load-permissions" | "create" | "update" | "delete";

/** An action that could solve the problem. */
export type Remedy = "sign-in" | "retry" | "create-again" | "reload-permissions" | "check";

/** A failure as shown to the user. */
export interface ErrorDescription {
  readonly title: string;
  readonly advice: string;
  readonly remedy?: Remedy;
  /** Milliseconds until the remedy can work. */
  readonly wait?: number;
  /** The field that has to change. */
  readonly field?: "name";
}

const KEPT = "Your changes are still here.";
/** A save found that the policy is gone. */
const DELETED: ErrorDescription = {
  title: "This policy no longer exists",
  advice: `Someone deleted it. ${KEPT}`,
  remedy: "create-again",
};
/** Used without a Retry-After header, in milliseconds. */
const DEFAULT_WAIT = 10_000;

/** Describes what happened and what to do. */
export function describeError(
  error: AnyConfidentError,
  task: Task,
  online = true,
): ErrorDescription {
  switch (error.name) {
    case "ConfidentApiError":
      return describeStatus(error, task);
    case "ConfidentNotFoundError":
      return DELETED;
    case "ConfidentConnectionError":
    case "ConfidentTimeoutError":
      return unreachable(task, online);
    // The messages of these errors are for developers.
    case "ConfidentResponseError":
      return broken("The response was not valid", task);
    case "ConfidentRedirectError":
      return broken("The server redirected the request", task);
    default:
      return { title: TITLES[task], advice: error.message };
  }
}

function describeStatus(error: ConfidentApiError, task: Task): ErrorDescription {
  const said = error.serverMessage ?? `Status ${error.status}`;
  switch (error.status) {
    case 401:
      return {
        title: "You are signed out",
        advice: `Sign in again.${kept(task)}`,
        remedy: "sign-in",
      };
    case 403:
      return forbidden(task);
    case 404:
      return task === "update" ? DELETED : broken(said, task);
    case 409:
      return {
        title: "Another policy has this name",
        advice: "Choose another name.",
        field: "name",
      };
    case 429:
      return rateLimited(error.retryAfter ?? DEFAULT_WAIT, task);
    case 400:
    case 422:
      return rejected(said, task);
    default:
      return broken(said, task);
  }
}

function forbidden(task: Task): ErrorDescription {
  return task.startsWith("load")
    ? {
        title: "No access",
        advice: "You are not allowed to view this. Sign in as another user.",
        remedy: "sign-in",
      }
    : {
        title: "Read-only access",
        advice: `Ask someone with write access to make this change, or sign in as another user.${kept(task)}`,
        remedy: "sign-in",
      };
}

const TITLES: Readonly<Record<Task, string>> = {
  "load-policies": "The policies could not be loaded",
  "load-permissions": "The permissions could not be loaded",
  create: "The policy was not created",
  update: "The policy was not saved",
  delete: "The policy was not deleted",
};

function kept(task: Task): string {
  return task === "create" || task === "update" ? ` ${KEPT}` : "";
}

function rateLimited(wait: number, task: Task): ErrorDescription {
  return {
    title: "Rate limited",
    advice: `Try again in ${inWords(wait)}.${kept(task)}`,
    remedy: "retry",
    wait,
  };
}

function rejected(said: string, task: Task): ErrorDescription {
  return {
    title: TITLES[task],
    advice: `The API rejected the request: ${sentence(said)}${kept(task)}`,
    remedy: task === "create" || task === "update" ? "reload-permissions" : "retry",
  };
}

function unreachable(task: Task, online: boolean): ErrorDescription {
  return online
    ? unconfirmed("The server cannot be reached", "Check the connection.", task)
    : {
        title: "You are offline",
        advice: `Try again when you are online.${kept(task)}`,
        remedy: "retry",
      };
}

function broken(said: string, task: Task): ErrorDescription {
  return unconfirmed("The API is not working", sentence(said), task);
}

/** The write may have succeeded. Only a create must not be sent again. */
function unconfirmed(title: string, advice: string, task: Task): ErrorDescription {
  return task === "create"
    ? {
        title,
        advice: `${advice} The policy may have been created. Check the list before you try again. ${KEPT}`,
        remedy: "check",
      }
    : {
        title,
        advice: `${advice}${task.startsWith("load") ? "" : " Trying again is safe."}${kept(task)}`,
        remedy: "retry",
      };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** Formats a time to wait. */
export function inWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const minutes = Math.ceil(seconds / 60);
  return seconds < 120
    ? `${seconds} ${seconds === 1 ? "second" : "seconds"}`
    : `${minutes} minutes`;
}
