import { rejectBrowser } from "./reject-browser.ts";

// With this export, a bundler does not fail on a missing name, and loading the bundle throws a helpful error.
export { rejectBrowser as createConfidentHandler };

rejectBrowser();
