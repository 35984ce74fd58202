import type { Client } from "openapi-fetch";
import { ConfidentArgumentError } from "../errors.ts";
import type { paths } from "../schema.gen.ts";
import type { Answer, Outgoing } from "../transport/send.ts";
import { serializePath } from "./path-serializer.ts";

/** openapi-fetch's own way to be called, typed by the document. */
export type OpenapiRequest = Client<paths>["request"];

/** An answer, as text or as what openapi-fetch has made of it. */
export interface RawResult {
  readonly data?: unknown;
  readonly response: Response;
}

/** Sends what an operation has been turned into; `signal` is one that middleware may have given it. */
export type Send = (outgoing: Outgoing, signal?: AbortSignal) => Promise<Answer>;

/** Turns operations into requests. */
export type Requester = (send: Send, headers: Readonly<Record<string, string>>) => OpenapiRequest;

/**
 * The body as JSON.
 *
 * @throws {ConfidentArgumentError} if it holds what JSON cannot, such as a bigint or a circle.
 */
export function serializeBody(body: unknown): string | undefined {
  try {
    return JSON.stringify(body);
  } catch (cause) {
    throw new ConfidentArgumentError("The body cannot be written as JSON.", { cause });
  }
}

interface Init {
  readonly params?: { readonly path?: Record<string, unknown> };
  readonly body?: unknown;
}

/**
 * Does what openapi-fetch does for these operations, without a `Request` in between, which is most of what
 * a call costs, and without the parts of it that they do not need.
 */
export const request: Requester = (send, headers) =>
  (async (method: string, template: string, { params, body }: Init = {}): Promise<RawResult> => {
    const { response, text } = await send({
      method: method.toUpperCase(),
      path: serializePath(template, params?.path),
      headers: body ? { "content-type": "application/json", ...headers } : headers,
      body: serializeBody(body),
    });
    return { data: text, response };
  }) as OpenapiRequest;
