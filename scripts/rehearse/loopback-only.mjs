// @ts-check
// Preloaded into every process of a rehearsal: whatever is misconfigured, no connection leaves this machine.
import { Socket } from "node:net";

const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|::1)$/;
const { connect } = Socket.prototype;

Socket.prototype.connect = /** @type {any} */ (
  /**
   * @this {Socket}
   * @param {any[]} args
   */
  function (...args) {
    // net.connect hands its normalized arguments over as one array.
    const [first, second] = Array.isArray(args[0]) ? args[0] : args;
    const { path, host } = Object(first) === first ? first : toOptions(first, second);
    if (!path && !LOOPBACK.test(host ?? "localhost")) {
      const error = new Error(`A rehearsal connects to this machine only, not to ${host}.`);
      process.nextTick(() => this.destroy(error));
      return this;
    }
    return Reflect.apply(connect, this, args);
  }
);

/**
 * @param {unknown} portOrPath
 * @param {unknown} host
 */
function toOptions(portOrPath, host) {
  const isPath = typeof portOrPath === "string" && !/^\d+$/.test(portOrPath);
  return isPath ? { path: portOrPath } : { host: typeof host === "string" ? host : undefined };
}
