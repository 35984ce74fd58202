import { refuseBrowser } from "./server-only.ts";

// Exported so that a bundler builds what says why it does not work, instead of missing a name.
export { refuseBrowser as createConfidentHandler };

refuseBrowser();
