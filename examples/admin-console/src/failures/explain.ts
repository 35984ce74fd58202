import type { AnyConfidentError, ConfidentApiError } from "@confident-admin/core";

/** What was being done when it failed. */
export type Task = "load" | "create" | "update" | "delete";

/** What a person can do about a failure, beyond reading about it. */
export type Remedy = "sign-in" | "retry" | "create-anew" | "reload-permissions" | "look";

/** A failure, as people are told about it. */
export interface Explanation {
  readonly title: string;
  readonly advice: string;
  readonly remedy?: Remedy;
  /** Milliseconds before the remedy makes sense. */
  readonly wait?: number;
  /** The field that it is about. */
  readonly field?: "name";
}

const KEPT = "Nothing that you typed is lost.";
/** Milliseconds, where the API says nothing. */
const DEFAULT_WAIT = 10_000;

/** Says what happened and what to do about it. */
export function explain(error: AnyConfidentError, task: Task, online = true): Explanation {
  switch (error.name) {
    case "ConfidentApiError":
      return explainStatus(error, task);
    case "ConfidentNotFoundError":
      return notFound(task);
    case "ConfidentConnectionError":
    case "ConfidentTimeoutError":
      return unreachable(task, online);
    case "ConfidentResponseError":
    case "ConfidentRedirectError":
      return broken(error.message, task);
    default:
      return { title: TITLES[task], advice: error.message };
  }
}

function explainStatus(error: ConfidentApiError, task: Task): Explanation {
  const said = error.serverMessage ?? `It answered with the status ${error.status}`;
  switch (error.status) {
    case 401:
      return {
        title: "You are not signed in any more",
        advice: `Sign in again. ${kept(task)}`,
        remedy: "sign-in",
      };
    case 403:
      return {
        title: "You may look, but not change",
        advice: `Ask somebody who may write, or sign in as somebody else. ${kept(task)}`,
        remedy: "sign-in",
      };
    case 404:
      return notFound(task);
    case 409:
      return {
        title: "Another policy has this name",
        advice: "Choose another name.",
        field: "name",
      };
    case 429:
      return busy(error.retryAfter ?? DEFAULT_WAIT, task);
    case 400:
    case 422:
      return refused(said, task);
    default:
      return broken(said, task);
  }
}

const TITLES: Readonly<Record<Task, string>> = {
  load: "The policies cannot be shown",
  create: "The policy was not created",
  update: "The policy was not saved",
  delete: "The policy was not deleted",
};

function kept(task: Task): string {
  return task === "create" || task === "update" ? KEPT : "";
}

function notFound(task: Task): Explanation {
  const title = "This policy does not exist any more";
  return task === "update"
    ? { title, advice: `Somebody deleted it. ${KEPT}`, remedy: "create-anew" }
    : { title, advice: "Somebody deleted it, or the address is wrong. Look in the list." };
}

function busy(wait: number, task: Task): Explanation {
  return {
    title: "Too many requests",
    advice: `The API wants to be left alone for ${inWords(wait)}. ${kept(task)}`,
    remedy: "retry",
    wait,
  };
}

function refused(said: string, task: Task): Explanation {
  return {
    title: TITLES[task],
    advice: `The API refuses it: ${sentence(said)} ${kept(task)}`,
    remedy: task === "create" || task === "update" ? "reload-permissions" : "retry",
  };
}

function unreachable(task: Task, online: boolean): Explanation {
  return online
    ? unsure("The server cannot be reached", "Check the connection.", task)
    : {
        title: "You are offline",
        advice: `Try again when the connection is back. ${kept(task)}`,
        remedy: "retry",
      };
}

function broken(said: string, task: Task): Explanation {
  return unsure("The API does not work right now", sentence(said), task);
}

/** What failed may have happened. Only a creation does harm if it is simply sent again. */
function unsure(title: string, advice: string, task: Task): Explanation {
  return task === "create"
    ? {
        title,
        advice: `${advice} The policy may have been created all the same: look before you try again. ${KEPT}`,
        remedy: "look",
      }
    : {
        title,
        advice: `${advice} ${task === "load" ? "" : "Trying again is safe."} ${kept(task)}`,
        remedy: "retry",
      };
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** A time to wait, as people say it. */
export function inWords(ms: number): string {
  const seconds = Math.ceil(ms / 1000);
  const minutes = Math.ceil(seconds / 60);
  return seconds < 120
    ? `${seconds} ${seconds === 1 ? "second" : "seconds"}`
    : `${minutes} minutes`;
}
