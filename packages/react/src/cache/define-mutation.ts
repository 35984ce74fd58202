import {
  type CallOptions,
  ConfidentArgumentError,
  type ConfidentClient,
} from "@confident-admin/core";
import { redactText, spellingsOf } from "@confident-admin/core/internal";
import { refreshAfterLast, write } from "./mutation-tracker.ts";
import { confidentKey, type KeyPath } from "./query-key.ts";
import type {
  ConfidentMutation,
  ConfidentSetup,
  MutationExtras,
  MutationFactory,
  SecretMutationExtras,
  SecretMutationFactory,
} from "./query-options.ts";
import type { MutationKind, Resource } from "./resource.ts";
import { mergeResponse } from "./rows.ts";

type Ids = readonly unknown[];

type Send<Args extends Ids, Data, Variables> = (
  client: ConfidentClient,
  variables: Variables,
  call: CallOptions,
  ...ids: Args
) => Promise<Data>;

/** Returns the key paths of other resources that a change affects. */
type Affects<Args extends Ids, Variables> = (
  variables: Variables,
  ...ids: Args
) => readonly KeyPath[];

/**
 * Defines a mutation of a resource. When the caller's callbacks run, the cache already contains the response. The
 * resource and everything in `affects` are refetched before the caller's `onSettled` runs.
 */
export function defineMutation<const Args extends Ids, Data, Variables>(
  resource: Resource<Args>,
  kind: MutationKind,
  send: Send<Args, Data, Variables>,
  affects?: Affects<Args, Variables>,
): MutationFactory<Args, Data, Variables> {
  return (setup, ...args) => {
    const arity = resource.path.length;
    const ids = args.slice(0, arity) as unknown as Args;
    const extras = args[arity] as MutationExtras<Data, Variables, never> | undefined;
    return toMutation(setup, resource, kind, ids, extras, send, affects) as never;
  };
}

/**
 * Defines a mutation that creates an API key.
 *
 * @param split - returns the complete value, and the response without it
 */
export function defineSecretMutation<const Args extends Ids, Data, Variables>(
  resource: Resource<Args>,
  send: Send<Args, Data, Variables>,
  split: (response: Data) => readonly [secret: string | undefined, redacted: Data],
  affects?: Affects<Args, Variables>,
): SecretMutationFactory<Args, Data, Variables> {
  const create = (setup: ConfidentSetup, ...args: Ids) => {
    const arity = resource.path.length;
    const ids = args.slice(0, arity) as unknown as Args;
    const { onSecret, ...extras } = (args[arity] ?? {}) as SecretMutationExtras<Data, Variables>;
    const sendAndSplit: typeof send = async (client, variables, call, ...rest) => {
      if (typeof onSecret !== "function") {
        throw new ConfidentArgumentError("Pass onSecret, a function that receives the new key.");
      }
      const [secret, redacted] = split(await send(client, variables, call, ...rest));
      // A proxy can redact the key.
      if (secret !== undefined && !secret.startsWith("*")) {
        await passOn(secret, onSecret);
      }
      return redacted;
    };
    return toMutation(setup, resource, "create", ids, extras, sendAndSplit, affects);
  };
  return Object.assign(create, { isSecret: true }) as never;
}

// The caller's error could contain the secret, and the mutation cache keeps errors.
async function passOn(secret: string, onSecret: (value: string) => unknown): Promise<void> {
  try {
    await onSecret(secret);
  } catch (error) {
    const reason = redactText(String(error), spellingsOf(secret));
    throw new ConfidentArgumentError(
      `The API key was created, but onSecret failed, so its value is lost: ${reason}`,
      { delivery: "answered" },
    );
  }
}

function toMutation<const Args extends Ids, Data, Variables, Result>(
  { client, scope }: ConfidentSetup,
  { path, rowIn }: Resource<Args>,
  kind: MutationKind,
  ids: Args,
  { request, ...extras }: MutationExtras<Data, Variables, Result> = {},
  send: Send<Args, Data, Variables>,
  affects?: Affects<Args, Variables>,
): ConfidentMutation<Data, Variables, Result> {
  const key = confidentKey(scope, ...path(...ids));
  const mutationKey = [...key, kind];
  return {
    ...extras,
    retry: false,
    mutationKey,
    mutationFn: (variables, context) => {
      // Core rejects an empty object with a typed error.
      const given = variables ?? ({} as Variables);
      return write(context, {
        key,
        variables,
        send: () => send(client, given, { ...request }, ...ids),
        merge: (cached, response) =>
          mergeResponse(cached, rowIn ? rowIn(response as never) : response, kind),
        affected: (affects?.(given, ...ids) ?? []).map((one) => confidentKey(scope, ...one)),
      });
    },
    onSettled: async (data, error, variables, result, context) => {
      await refreshAfterLast(context.client, key);
      // Call the caller's onSettled or the query client's default, which this function replaces.
      const { onSettled } = context.client.defaultMutationOptions({ mutationKey, ...extras });
      return onSettled?.(data, error, variables, result, context);
    },
  };
}
