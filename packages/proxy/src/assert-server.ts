import { isBrowser } from "@confident-admin/core/internal";
import { rejectBrowser } from "./reject-browser.ts";

// Check at run time too, because some bundlers ignore export conditions.
if (isBrowser()) {
  rejectBrowser();
}
