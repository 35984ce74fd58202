import { ASSERTION_KEYS } from "../read-assertion.ts";
import { FILE_KEYS } from "../read-file.ts";
import { LEVEL_KEYS, POLICY_KEYS, ROLE_KEYS } from "../read-level.ts";
import { PROJECT_KEYS } from "../read-project.ts";
import { KINDS, LIMITS } from "../read-settings.ts";

/** How the parts of a mapping or list are ordered. */
export interface Shape {
  /** `names`: by name. `none`: as written. A list of keys: in that order. */
  readonly order: "names" | "none" | readonly string[];
  /** The shapes of values, by key. */
  readonly values?: Readonly<Record<string, Shape>>;
  /** The shape of every value. */
  readonly each?: Shape;
}

const NONE: Shape = { order: "none" };
const NAMES: Shape = { order: "names" };
const REMOVED: Shape = { order: [...LEVEL_KEYS, "projects"], each: NAMES };
const POLICY: Shape = { order: POLICY_KEYS, values: { permissions: NAMES } };
const ROLE: Shape = { order: ROLE_KEYS, values: { policies: NAMES } };

const LEVEL = {
  policies: { order: "names", each: POLICY },
  roles: { order: "names", each: ROLE },
  members: NAMES,
  removed: REMOVED,
} as const;

const PROJECT: Shape = { order: PROJECT_KEYS, values: LEVEL };
const SUBJECT: Shape = { order: ["members", "role", "member", "holds"] };
const ASSERTION: Shape = {
  order: ASSERTION_KEYS,
  values: { never: SUBJECT, always: SUBJECT, noneExcept: NAMES },
};

/** The shape of a file. */
export const FILE: Shape = {
  order: FILE_KEYS,
  values: {
    organization: { order: ["id", "name"] },
    manage: { order: KINDS },
    sensitive: NAMES,
    limits: { order: LIMITS, values: { keepHolders: NAMES } },
    protected: NAMES,
    ...LEVEL,
    projects: { order: "names", each: PROJECT },
    assert: { order: "none", each: ASSERTION },
  },
};

/** The shape of the value of a part. */
export function shapeOf(parent: Shape, name: string): Shape {
  const own = Object.hasOwn(parent.values ?? {}, name) ? parent.values?.[name] : undefined;
  return own ?? parent.each ?? NONE;
}
