// @ts-check
import { spawnSync } from "node:child_process";

const GUARD = new URL("loopback-only.mjs", import.meta.url).href;

/**
 * Runs a command that can reach nothing but this machine, and nothing but one registry on it.
 *
 * @param {string} cwd
 * @param {string} registry - its URL
 * @param {string} userconfig - the npmrc to use in the user's place
 * @param {readonly string[]} command
 * @param {Readonly<Record<string, string>>} [more] - environment variables
 * @returns {string} what it printed
 */
export function runOnLoopback(cwd, registry, userconfig, [command = "", ...args], more = {}) {
  // Whoever runs this may have set a registry, a token or a proxy in any of these.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:npm|pnpm|yarn)_|_proxy$|^node_auth_token$|^npm_token$/i.test(name),
  );
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    env: {
      ...Object.fromEntries(inherited),
      NODE_OPTIONS: `--import ${GUARD}`,
      npm_config_registry: registry,
      pnpm_config_registry: registry,
      npm_config_userconfig: userconfig,
      npm_config_audit: "false",
      npm_config_fund: "false",
      npm_config_update_notifier: "false",
      ...more,
    },
  });
  if (status !== 0) {
    throw new Error(`${[command, ...args].join(" ")} failed:\n${stdout}${stderr}${error ?? ""}`);
  }
  return stdout;
}
