/**
 * Downloads a document, or a file that a `$ref` in the document refers to.
 *
 * @param {string} address
 * @param {number} [timeout] - in milliseconds
 * @throws {Error} if the download fails. The message says why and contains no password.
 * @returns {Promise<Uint8Array>}
 */
export async function download(address, timeout = 10_000) {
  const url = new URL(address);
  const { username, password } = url;
  // Fetch rejects URLs with credentials, so send these in a header, and keep them out of error messages.
  url.username = "";
  url.password = "";
  const credentials = [username, password].map(decodeURIComponent).join(":");
  const authorization = `Basic ${Buffer.from(credentials).toString("base64")}`;
  try {
    const response = await fetch(url, {
      headers: credentials === ":" ? {} : { authorization },
      signal: AbortSignal.timeout(timeout),
    });
    if (!response.ok) {
      throw new Error(`HTTP ${response.status} ${response.statusText}`.trim());
    }
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new Error(`Error downloading ${url} \n${explain(error, timeout)}`);
  }
}

/**
 * @param {unknown} error
 * @param {number} timeout
 */
function explain(error, timeout) {
  const { name, message, cause } = /** @type {Error} */ (error);
  if (name === "TimeoutError") {
    return `it took longer than ${timeout} ms`;
  }
  // The message of a fetch error is always "fetch failed". The cause of the error has a message or only a code.
  const reason = /** @type {NodeJS.ErrnoException | undefined} */ (cause);
  return reason?.message || reason?.code || message;
}
