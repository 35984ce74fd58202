// @ts-check
// Runs before publishing and fails outside the release workflow.
const { ACTIONS_ID_TOKEN_REQUEST_URL, GITHUB_WORKFLOW } = process.env;

if (GITHUB_WORKFLOW !== "Release" || !ACTIONS_ID_TOKEN_REQUEST_URL) {
  process.stderr.write(
    "Only the Release workflow publishes packages. To check the next release, run: npm run test:consumers\n",
  );
  process.exitCode = 1;
}
