// Preloaded into every process of a mock, so that a test can check whether it is still running.
import { appendFileSync } from "node:fs";

appendFileSync(/** @type {string} */ (process.env["PID_FILE"]), `${process.pid}\n`);
