import { fileURLToPath } from "node:url";

/** The path of a document for tests of Prism's process, to which the document does not matter. */
export const TINY: string = fileURLToPath(new URL("tiny.yaml", import.meta.url));
