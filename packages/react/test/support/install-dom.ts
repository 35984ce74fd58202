import { afterEach } from "vitest";
import { installDom } from "./dom.ts";

installDom();

// Not before: it looks for a page when it is loaded.
const { cleanup, configure } = await import("@testing-library/react");
// A busy machine needs more than the default second.
configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);
