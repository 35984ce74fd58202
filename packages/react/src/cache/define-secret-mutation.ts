import { ConfidentArgumentError, ConfidentConflictError } from "@confident-admin/core";
import {
  type Affects,
  defineMutation,
  type Ids,
  type OnSecret,
  type Send,
} from "./define-mutation.ts";
import type { SecretMutationFactory } from "./query-options.ts";
import type { Resource } from "./resource.ts";

/**
 * Defines a mutation that creates an API key. Once the cache contains the redacted response, the mutation calls
 * `onSecret` and refetches the data.
 *
 * @param split - splits a response into the key's complete value and a redacted copy of the response
 */
export function defineSecretMutation<const Args extends Ids, Data, Variables>(
  resource: Resource<Args>,
  send: Send<Args, Data, Variables>,
  split: (response: Data) => readonly [secret: string | undefined, redacted: Data],
  affects?: NoInfer<Affects<Args, Variables>>,
): SecretMutationFactory<Args, Data, Variables> {
  const splitSecret = (onSecret: OnSecret) => {
    if (typeof onSecret !== "function") {
      throw new ConfidentArgumentError("Pass a function as onSecret.");
    }
    let secret: string | undefined;
    const redact = (response: Data) => {
      const [value, redacted] = split(response);
      secret = value;
      return redacted;
    };
    const finish = (refetch: Promise<void>) => passOn(secret, onSecret).finally(() => refetch);
    return [redact, finish] as const;
  };
  return defineMutation(resource, "create", send, affects, splitSecret) as never;
}

async function passOn(secret: string | undefined, onSecret: OnSecret): Promise<void> {
  try {
    // Skip a value that a proxy has redacted.
    if (secret && !secret.startsWith("*")) {
      await onSecret(secret);
    }
  } catch {
    // Do not rethrow. The mutation cache keeps errors, and this one may contain the key or a part of it.
    throw new ConfidentConflictError(
      "onSecret failed. The API key was created, but its value is lost.",
      { delivery: "answered" },
    );
  }
}
