// Preloaded into every process that a mock consists of, so that a test can tell whether it is gone.
import { appendFileSync } from "node:fs";

appendFileSync(/** @type {string} */ (process.env["NOTED_PIDS"]), `${process.pid}\n`);
