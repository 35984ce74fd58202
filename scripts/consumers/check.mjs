// @ts-check
let failed = 0;

/** How many checks have failed. */
export const failures = () => failed;

/**
 * Prints one line: what was checked, what came out, how long it took. What fails is followed by its output.
 *
 * @param {string} name
 * @param {() => Promise<string | void>} work resolves to what came out
 * @returns {Promise<boolean>} whether it succeeded
 */
export async function check(name, work) {
  const begun = performance.now();
  const print = (/** @type {string} */ verdict, /** @type {string} */ detail) => {
    const seconds = ((performance.now() - begun) / 1000).toFixed(1);
    process.stdout.write(`${verdict} ${name}${detail && `: ${detail}`} (${seconds} s)\n`);
  };
  try {
    print("✓", (await work()) ?? "");
    return true;
  } catch (error) {
    failed += 1;
    print("✗", "");
    const { stdout = "", stderr = "", message } = /** @type {any} */ (error);
    process.stdout.write(`${[message, stdout, stderr].filter(Boolean).join("\n")}\n`);
    return false;
  }
}
