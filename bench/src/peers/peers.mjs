import { axiosClient } from "./axios.mjs";
import { heyApi } from "./hey-api.mjs";
import { kyClient } from "./ky.mjs";
import { openapiFetch } from "./openapi-fetch.mjs";
import { orval } from "./orval.mjs";
import { ours, oursWithSignal } from "./ours.mjs";
import { rawFetch, rawFetchWithTimeout } from "./raw-fetch.mjs";

/**
 * @typedef {object} Setting
 * @property {string} origin
 * @property {typeof globalThis.fetch} fetch
 * @property {boolean} stubbed whether there is no server
 *
 * @typedef {object} Peer
 * @property {() => Promise<unknown>} list
 * @property {() => Promise<unknown>} update
 * @property {() => Promise<unknown>} delete
 *
 * @typedef {(setting: Setting) => Peer} MakePeer
 */

export const RAW = "raw fetch";
export const OURS = "confident-admin";
export const BARE = "openapi-fetch, bare";

/** @type {Record<string, MakePeer>} */
export const PEERS = {
  [RAW]: rawFetch,
  [`${RAW} with a timeout`]: rawFetchWithTimeout,
  orval,
  [OURS]: ours,
  [`${OURS}, signal and onAttempt`]: oursWithSignal,
  [BARE]: openapiFetch,
  "hey-api": heyApi,
  axios: axiosClient,
  ky: kyClient,
};
