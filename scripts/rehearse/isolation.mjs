// @ts-check
import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** A port on this machine where nobody listens, for programs that are not Node's and heed a proxy. */
const NOBODY = "http://127.0.0.1:9";
const NODE_GUARD = new URL("loopback-only.mjs", import.meta.url).href;
/** A network of its own, with nothing in it but loopback. */
const NAMESPACE = ["unshare", "--map-root-user", "--net", "sh", "-c"];
const LOOPBACK_UP = "ip link set lo up";

/**
 * The environment in which a rehearsal runs everything: no configuration, registry, token or proxy of whoever
 * runs it, and no way for a program to connect to another machine.
 *
 * @param {string} home - an empty folder in the place of the user's
 * @returns {NodeJS.ProcessEnv}
 */
export function isolated(home) {
  const theirs = /^(?:npm|pnpm|yarn|git|github|actions|xdg)_|proxy$|token|^node_options$/i;
  const inherited = Object.entries(process.env).filter(([name]) => !theirs.test(name));
  return {
    ...Object.fromEntries(inherited),
    HOME: home,
    NODE_OPTIONS: `--import ${NODE_GUARD}`,
    HTTP_PROXY: NOBODY,
    HTTPS_PROXY: NOBODY,
    https_proxy: NOBODY,
    http_proxy: NOBODY,
    NO_PROXY: "127.0.0.1,localhost",
    no_proxy: "127.0.0.1,localhost",
    npm_config_userconfig: join(home, ".npmrc"),
  };
}

/**
 * Where the system can give a process a network of its own, that is one more wall.
 *
 * @param {readonly string[]} command
 * @returns {{ command: readonly string[], walled: boolean }}
 */
export function inOwnNetwork(command) {
  const [unshare = "", ...args] = NAMESPACE;
  const walled = spawnSync(unshare, [...args, LOOPBACK_UP]).status === 0;
  return {
    command: walled ? [...NAMESPACE, `${LOOPBACK_UP} && exec "$@"`, "sh", ...command] : command,
    walled,
  };
}
