import { rejectBrowser } from "./server-only.ts";

// Exported so that a bundler does not fail on a missing name: loading the bundle then says what is wrong.
export { rejectBrowser as createConfidentHandler };

rejectBrowser();
