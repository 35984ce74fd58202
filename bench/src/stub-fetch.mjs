import { headersOf, RESPONSES } from "./fixtures.mjs";

const responses = new Map(
  Object.entries(RESPONSES).map(([method, text]) => [
    method,
    /** @type {any} */ (lightResponse(text)),
  ]),
);

/**
 * Responds at once with a prepared object, so that only the client is measured. Never reads the signal.
 *
 * @type {typeof globalThis.fetch}
 */
export const stubFetch = async (input, init) => responses.get(methodOf(input, init));

/**
 * The same, but reads the signal as a real fetch does.
 *
 * @type {typeof globalThis.fetch}
 */
export const stubFetchWithSignal = async (input, init) => {
  const signal = init?.signal ?? /** @type {Request} */ (input).signal;
  return signal?.aborted ? Promise.reject(signal.reason) : responses.get(methodOf(input, init));
};

/**
 * @param {unknown} input
 * @param {RequestInit | undefined} init
 */
function methodOf(input, init) {
  return init?.method ?? /** @type {Request} */ (input).method;
}

// Has only the members that the clients read, because reading a body stream would cost more than the clients do.
/** @param {string} text */
function lightResponse(text) {
  return {
    ok: true,
    status: 200,
    statusText: "OK",
    headers: new Headers(headersOf(text)),
    text: async () => text,
    json: async () => JSON.parse(text),
  };
}
