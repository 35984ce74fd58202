import { afterEach } from "vitest";
import { installDom } from "./dom.ts";

installDom();

// Imported after the installation, because it looks for a page when it is loaded.
const { cleanup, configure } = await import("@testing-library/react");
// A busy machine needs more than the default of a second.
configure({ asyncUtilTimeout: 10_000 });
afterEach(cleanup);
