import { ANSWERS, headersOf } from "./fixtures.mjs";

const answers = new Map(
  Object.entries(ANSWERS).map(([method, text]) => [
    method,
    /** @type {any} */ (lightResponse(text)),
  ]),
);

/**
 * Answers at once with an object made beforehand, so that what is measured is the layer above. It never asks
 * for the signal.
 *
 * @type {typeof globalThis.fetch}
 */
export const stubFetch = async (input, init) => answers.get(methodOf(input, init));

/**
 * The same, but asks for the signal as a real fetch does.
 *
 * @type {typeof globalThis.fetch}
 */
export const stubFetchWithSignal = async (input, init) => {
  const signal = init?.signal ?? /** @type {Request} */ (input).signal;
  return signal?.aborted ? Promise.reject(signal.reason) : answers.get(methodOf(input, init));
};

/**
 * @param {unknown} input
 * @param {RequestInit | undefined} init
 */
function methodOf(input, init) {
  return init?.method ?? /** @type {Request} */ (input).method;
}

// What all of the clients look at, without a body: reading a stream would cost more than the layers do.
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
