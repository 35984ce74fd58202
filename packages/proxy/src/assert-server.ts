import { isBrowser } from "@confident-admin/core/internal";
import { rejectBrowser } from "./reject-browser.ts";

// Some bundlers ignore export conditions.
if (isBrowser()) {
  rejectBrowser();
}
