// @ts-check

/** @typedef {{ readonly id: number, readonly number?: number, readonly body?: string | null, readonly user?: { readonly type?: string }, readonly pull_request?: unknown }} Item */

const MAX_PAGES = 30;

/**
 * The part of GitHub's API that the action needs.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} token
 */
export function createGitHub(env, token) {
  const url = `${env["GITHUB_API_URL"] ?? "https://api.github.com"}/repos/${env["GITHUB_REPOSITORY"]}`;
  const headers = {
    accept: "application/vnd.github+json",
    authorization: `Bearer ${token}`,
    "content-type": "application/json",
    "x-github-api-version": "2022-11-28",
  };
  /** @param {string} method @param {string} path @param {object} [body] */
  const send = async (method, path, body) => {
    const init = body ? { method, headers, body: JSON.stringify(body) } : { method, headers };
    const response = await fetch(`${url}${path}`, { ...init, redirect: "error" });
    if (!response.ok) {
      throw new Error(`GitHub responds to ${method} ${path} with ${response.status}.`);
    }
    return response.json();
  };
  return {
    /** Writes the comment with a marker: a new one, or the existing one. @param {number} pull @param {string} marker @param {string} body */
    async comment(pull, marker, body) {
      const existing = await find(send, `/issues/${pull}/comments?`, marker);
      await (existing
        ? send("PATCH", `/issues/comments/${existing.id}`, { body })
        : send("POST", `/issues/${pull}/comments`, { body }));
    },
    /** Opens or updates the issue with a marker. @param {string} marker @param {string} title @param {string} body */
    async openIssue(marker, title, body) {
      const existing = await find(send, "/issues?state=open&", marker);
      await (existing
        ? send("PATCH", `/issues/${existing.number}`, { title, body })
        : send("POST", "/issues", { title, body }));
    },
    /** Closes the issue with a marker, if there is one. @param {string} marker */
    async closeIssue(marker) {
      const existing = await find(send, "/issues?state=open&", marker);
      if (existing) {
        await send("PATCH", `/issues/${existing.number}`, { state: "closed" });
      }
    },
  };
}

/**
 * @param {(method: string, path: string) => Promise<any>} send
 * @param {string} path
 * @param {string} marker
 * @returns {Promise<Item | undefined>}
 */
async function find(send, path, marker) {
  for (let page = 1; page <= MAX_PAGES; page++) {
    /** @type {Item[]} */
    const items = await send("GET", `${path}per_page=100&page=${page}`);
    // Only the workflow's own: a person could write the marker too.
    const found = items.find(
      ({ body, user, pull_request }) =>
        body?.startsWith(marker) && user?.type === "Bot" && !pull_request,
    );
    if (found || items.length < 100) {
      return found;
    }
  }
  return undefined;
}
