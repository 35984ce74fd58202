import { afterEach } from "vitest";
import { installDom } from "./dom.ts";

installDom();

// Only now: it looks for a page when it is loaded.
const { cleanup, configure } = await import("@testing-library/react");
// A busy machine is not a failure.
configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);
