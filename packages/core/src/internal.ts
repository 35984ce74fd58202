// For this project's other packages. Unstable: anything here may change in any release.
export { CLIENT_HEADER, NOT_A_HEADER_VALUE } from "./config/headers.ts";
export { isPermanent } from "./http/network-error.ts";
export { notFoundMessage } from "./utils/did-you-mean.ts";
export { isBrowser } from "./utils/is-browser.ts";
export { redactText, spellingsOf } from "./utils/redact.ts";
