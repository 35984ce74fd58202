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

/** The document's paths, with the types of bodies and parameters that callers can pass. */
export type InputPaths = {
  [Path in keyof paths]: { [Key in keyof paths[Path]]: WithInput<paths[Path][Key]> };
};

/** A client, which is the first argument of every operation. */
export interface ConfidentClient {
  readonly [internals]: object;
}

/** The parts of a client that operations use. */
export interface ClientInternals {
  readonly http: HttpOptions;
  /** The one openapi-fetch client that every call goes through. */
  readonly api: OpenapiClient;
  readonly onDeprecated: (context: RequestContext) => void;
}

/** Creates a client that hides its internals from users. */
export function toClient(hidden: ClientInternals): ConfidentClient {
  return { [internals]: hidden };
}

/**
 * Returns a client's internals.
 *
 * @throws {ConfidentArgumentError} if `client` is not a client.
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
