// @ts-check
import { UnsupportedError } from "./unsupported-error.mjs";

/** @typedef {import("./types.d.ts").Parameter} Parameter */

/**
 * Checks that every parameter of a path template is a complete segment and is declared. Other parameters would not be
 * validated.
 *
 * @param {string} path
 * @param {readonly Parameter[]} parameters of the path
 * @throws {UnsupportedError}
 */
export function checkPath(path, parameters) {
  const names = path.split("/").flatMap(toName);
  const declared = parameters.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined) {
    throw new UnsupportedError("path", `"{${twice}}" twice`);
  }
  const missing = names.find((name) => !declared.includes(name));
  if (missing !== undefined) {
    throw new UnsupportedError("path", `"{${missing}}" without a path parameter "${missing}"`);
  }
  const extra = declared.find((name) => !names.includes(name));
  if (extra !== undefined) {
    const what = `a path parameter "${extra}" that the path does not contain`;
    throw new UnsupportedError("path", what);
  }
}

/** @param {string} segment */
function toName(segment) {
  if (!/[{}]/.test(segment)) {
    return [];
  }
  const name = /^\{([\w-][\w.-]*)\}$/.exec(segment)?.[1];
  if (name === undefined) {
    const rule =
      'A parameter must be a complete segment, with a name of letters, digits, "_", "-" and "."';
    throw new UnsupportedError("path", `the segment "${segment}". ${rule}`);
  }
  return [name];
}
