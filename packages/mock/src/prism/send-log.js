// Preloaded into Prism's process if requests are logged: sends the lines to the parent.
import { logRequests } from "../log-requests.js";

logRequests((line) => process.send?.(line));
