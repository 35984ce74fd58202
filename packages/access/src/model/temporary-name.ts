/** The start of names that exist between two steps only. If a run is interrupted, the next one cleans up. */
export const TEMPORARY_PREFIX = "zz-confident-access-tmp-";
