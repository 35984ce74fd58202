import { rejectBrowser } from "./reject-browser.ts";

// Without this export, bundlers would report only that the name is missing. With it, the bundle loads and throws a
// helpful error.
export { rejectBrowser as createConfidentHandler };

rejectBrowser();
