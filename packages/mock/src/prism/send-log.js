// Loaded into Prism's process if its requests are logged: sends the lines to its parent.
import { logRequests } from "../log-requests.js";

logRequests((line) => process.send?.(line));
