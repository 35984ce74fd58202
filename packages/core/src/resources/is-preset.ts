/** The fields of a role that tell whether it is a preset. */
interface MaybePreset {
  readonly name: string;
  readonly organizationId?: string | null;
  readonly projectId?: string | null;
}

/** In lower case, because comparisons ignore case. Custom roles cannot have these names. */
const PRESETS = {
  organizationId: ["owner", "admin", "member"],
  projectId: ["owner", "manager", "member"],
};

/**
 * Whether a role is a preset, which cannot be changed. If the server does not return the owner, the name decides.
 *
 * @param owner - the field that is `null` for presets
 */
export function isPreset(role: MaybePreset, owner: keyof typeof PRESETS): boolean {
  const id = role[owner];
  return id === undefined ? PRESETS[owner].includes(role.name.trim().toLowerCase()) : id === null;
}
