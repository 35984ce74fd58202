// For this project's other packages. Unstable: anything here may change in any release.
export { CLIENT_HEADER, NOT_A_HEADER_VALUE } from "./config/headers.ts";
export { fromEnvironment } from "./config/setting.ts";
export { isPermanent } from "./http/network-error.ts";
export { MAX_TIMER_MS } from "./http/timeout.ts";
export { hostOfClient } from "./operation/host-of-client.ts";
export { notFoundMessage } from "./utils/did-you-mean.ts";
export { isBrowser } from "./utils/is-browser.ts";
export { redactText, spellingsOf } from "./utils/redact.ts";
