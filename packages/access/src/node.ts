export { loadBase } from "./node/load-base.ts";
export { type LoadOptions, loadFiles } from "./node/load-files.ts";
