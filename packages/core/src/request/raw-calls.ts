import type { Client } from "openapi-fetch";
import type { ConfidentClient } from "../client.ts";
import { checkLimits } from "../config/check-limits.ts";
import { checkSendable } from "../config/headers.ts";
import { ConfidentArgumentError, type RequestContext } from "../errors.ts";
import type { paths } from "../schema.gen.ts";
import { quietly } from "../transport/quietly.ts";
import type { Answer } from "../transport/send.ts";
import { shown, transport } from "../transport/transport.ts";
import { unexpected } from "./answer.ts";
import { guarded } from "./call.ts";
import type { Send } from "./request.ts";

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** What openapi-fetch is given with a call, as far as it matters here. */
interface Init {
  readonly signal?: AbortSignal | null | undefined;
  readonly headers?: unknown;
  readonly params?: { readonly header?: unknown };
}

/**
 * openapi-fetch's own calls, made safe: their signal leaves no listener behind, what goes wrong is one of our
 * errors, and none shows a key.
 */
export function rawCalls(
  client: ConfidentClient,
  request: Client<paths>["request"],
  through: (send: Send) => (request: Request) => Promise<Response>,
): Partial<Client<paths>> {
  const send = request as unknown as (
    method: string,
    path: string,
    init: object,
  ) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

  const call = (method: string, path: string, init?: Init) =>
    guarded(client, undefined, async ({ route, onDeprecated }) => {
      // A Request holds on to the signal that it is given for as long as it lives.
      const { signal: given, ...rest } = init ?? {};
      const signal = given ?? undefined;
      checkLimits({ signal }, ConfidentArgumentError);
      checkSendable(rest.headers);
      checkSendable(rest.params?.header);
      let context: RequestContext = {};
      let answer: Answer | undefined;
      const sendOne: Send = async (outgoing, other) => {
        context = { method: outgoing.method, path: outgoing.path };
        answer = await transport(route, outgoing, context, { signal: signal ?? other });
        return answer;
      };
      try {
        const result = await send(method, path, { ...rest, fetch: through(sendOne) });
        if (Object(result.data ?? result.error).deprecated === true) {
          quietly(() => onDeprecated(shown(context, route)));
        }
        return result;
      } catch (error) {
        const unread = answer && error instanceof SyntaxError && !isJson(answer.text);
        throw unread ? unexpected(context, (answer as Answer).response) : error;
      }
    });

  const methods = METHODS.map((method) => [method, call.bind(undefined, method)]);
  return { request: call, ...Object.fromEntries(methods) } as Partial<Client<paths>>;
}

// Middleware may throw a SyntaxError of its own.
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
