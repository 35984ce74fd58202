import { rejectBrowser } from "./reject-browser.ts";

// Without this export, a bundler would fail on a missing name. With it, loading the bundle throws a helpful error.
export { rejectBrowser as createConfidentHandler };

rejectBrowser();
