import { Cell } from "./cell.ts";
import type { LevelChange } from "./level-changes.ts";
import type { LevelModel } from "./level-model.ts";
import { assumePeople, groupPeople } from "./people.ts";

/** Groups the members of every level. If members were not read, each role counts as one member. */
export function createCells(
  changes: readonly [LevelChange, ...LevelChange[]],
  modelOf: (change: LevelChange) => LevelModel | undefined,
): readonly Cell[] {
  const [organization] = changes;
  return changes.flatMap((change) => {
    const model = modelOf(change);
    const isKnown = hasMembers(change) && hasMembers(organization);
    const above = change === organization ? null : organization;
    const people = isKnown ? groupPeople(change, above) : assumePeople(change);
    return model ? people.map((group) => new Cell(model, group)) : [];
  });
}

function hasMembers({ before, after }: LevelChange): boolean {
  return (before ?? after)?.members != null;
}
