import { afterEach } from "vitest";
import { installDom } from "./dom.ts";

installDom();

// Only now: it looks for a page when it is loaded.
const { cleanup } = await import("@testing-library/react");
afterEach(cleanup);
