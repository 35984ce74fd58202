import { isBrowser } from "@confident-admin/core/internal";
import { rejectBrowser } from "./server-only.ts";

// For bundlers that ignore export conditions.
if (isBrowser()) {
  rejectBrowser();
}
