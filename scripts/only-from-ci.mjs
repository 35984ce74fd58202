// @ts-check
// Runs before a package is published: by hand, from somebody's machine, none is.
const { ACTIONS_ID_TOKEN_REQUEST_URL, GITHUB_WORKFLOW } = process.env;

if (GITHUB_WORKFLOW !== "Release" || !ACTIONS_ID_TOKEN_REQUEST_URL) {
  process.stderr.write(
    "Packages are published by the workflow Release alone. To see what it would do: npm run rehearse\n",
  );
  process.exitCode = 1;
}
