/** `setTimeout` fires immediately for a longer delay, in milliseconds. */
export const MAX_DELAY = 2 ** 31 - 1;
