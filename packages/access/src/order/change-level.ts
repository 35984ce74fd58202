import type { Cells } from "./cells.ts";
import type { LevelModel } from "./level-model.ts";
import type { ModelStep, Undo } from "./model-step.ts";

/**
 * Performs a step in a model. Returns how to revert it.
 *
 * @param project - the model of the project that the step creates or deletes
 */
export function changeLevel(
  level: LevelModel,
  step: ModelStep,
  cells: Cells,
  project: LevelModel | undefined,
): Undo {
  switch (step.kind) {
    case "policy": {
      const before = level.setPolicy(step.id, step.after && level.bitsOf(step.after.permissions));
      return () => level.setPolicy(step.id, before);
    }
    case "role": {
      const policies = step.after?.policies.map(({ id }) => id) ?? null;
      const before = level.setPoliciesOf(step.id, policies);
      return () => level.setPoliciesOf(step.id, before);
    }
    case "member":
      return cells.move(level, step);
    case "project":
      return project ? setExists(project, step.after !== null) : () => {};
    default:
      return () => {};
  }
}

function setExists(project: LevelModel, exists: boolean): Undo {
  const before = project.exists;
  project.exists = exists;
  return () => {
    project.exists = before;
  };
}
