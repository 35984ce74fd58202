// @ts-check
// npm and pnpm run this before they publish a folder, so it rejects every manual publish. The release workflow publishes
// tarballs, which runs no scripts. Manual publishes of tarballs are rejected by npm: only the workflow is trusted.
process.stderr.write(
  "Only the Release workflow publishes packages. To check the next release, run: npm run test:consumers\n",
);
process.exitCode = 1;
