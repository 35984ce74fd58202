// @ts-check
// npm and pnpm run this before they publish a package's folder. The release workflow publishes tarballs, which runs no
// scripts, so this rejects every publish by hand. A tarball, or --ignore-scripts, would pass: the packages' settings on
// npm, which accept this workflow and no tokens, reject those.
process.stderr.write(
  "Only the Release workflow publishes packages. To check the next release, run: npm run test:consumers\n",
);
process.exitCode = 1;
