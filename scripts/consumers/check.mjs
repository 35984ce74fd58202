// @ts-check

/**
 * Runs a check and prints its name, its result if that is a string, and its duration. If the check fails, prints the
 * output and sets the exit code.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T | undefined>} `undefined` if the check failed
 */
export async function check(name, work) {
  const start = performance.now();
  const print = (/** @type {string} */ text) => {
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    process.stdout.write(`${text} (${seconds} s)\n`);
  };
  try {
    const result = await work();
    print(typeof result === "string" ? `✓ ${name}: ${result}` : `✓ ${name}`);
    return result;
  } catch (error) {
    process.exitCode = 1;
    print(`✗ ${name}`);
    const { message, stdout, stderr } = /** @type {any} */ (error);
    process.stdout.write(`${[message, stdout, stderr].filter(Boolean).join("\n")}\n`);
    return undefined;
  }
}
