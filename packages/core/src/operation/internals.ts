import type { Client } from "openapi-fetch";
import { ConfidentArgumentError, type RequestContext } from "../errors.ts";
import type { HttpOptions } from "../http/fetch-with-retry.ts";
import type { Input } from "../input.ts";
import type { paths } from "../schema.gen.ts";

const internals: unique symbol = Symbol("internals");

/** An openapi-fetch client, typed by the OpenAPI document. */
export interface OpenapiClient<Paths extends object = InputPaths> extends Client<Paths> {}

type Sent = "requestBody" | "parameters";
type WithInput<Operation> = {
  [Key in keyof Operation]: Key extends Sent ? Input<Operation[Key]> : Operation[Key];
};

/** The document's paths, with bodies and parameters of the types that callers can pass. */
export type InputPaths = {
  [Path in keyof paths]: { [Key in keyof paths[Path]]: WithInput<paths[Path][Key]> };
};

/** The first argument of every operation. */
export interface ConfidentClient {
  readonly [internals]: object;
}

/** What the operations need from a client. */
export interface ClientInternals {
  readonly http: HttpOptions;
  /** The one openapi-fetch client that every call goes through. */
  readonly api: OpenapiClient;
  readonly onDeprecated: (context: RequestContext) => void;
}

/** Hides a client's internals from its users. */
export function toClient(hidden: ClientInternals): ConfidentClient {
  return { [internals]: hidden };
}

/**
 * Returns a client's internals.
 *
 * @throws {ConfidentArgumentError} if it is not a client.
 */
export function internalsOf(client: ConfidentClient, operation?: string): ClientInternals {
  const found = (client as { readonly [internals]?: ClientInternals } | null | undefined)?.[
    internals
  ];
  if (!found) {
    const message = "This is not a client: use createConfidentClient(), or an admin's .client.";
    throw new ConfidentArgumentError(message, { operation });
  }
  return found;
}
