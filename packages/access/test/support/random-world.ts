import { createFakeConfident, type Seed } from "@confident-admin/mock/fake";
import type fc from "fast-check";
import type { Declaration, OrganizationSnapshot } from "../../src/index.ts";
import { repair } from "./repair.ts";
import { snapshotOf } from "./snapshot-of.ts";
import { toDeclaration } from "./to-declaration.ts";
import { toSeed } from "./to-seed.ts";
import { type WorldModel, worldModel } from "./world-model.ts";

/** A random organization and a random file that changes it. */
export interface RandomWorld {
  /** For `createFakeConfident`. */
  readonly seed: Seed;
  /** The organization that the seed describes. */
  readonly before: OrganizationSnapshot;
  /** A valid file. Its limits never apply, and it deletes no projects. */
  readonly target: Declaration;
  /** The same with keys instead of ids: what exists before and after the change. */
  readonly model: WorldModel;
}

/** Generates organizations with 6 policies, 4 roles, 7 members and 2 projects at most, and a file for each. */
export const randomWorld: fc.Arbitrary<RandomWorld> = worldModel.map(toWorld);

/** Makes the organization and the file that a model describes. */
export function toWorld(generated: WorldModel): RandomWorld {
  const model = repair(generated);
  const seed = toSeed(model);
  let before: OrganizationSnapshot | undefined;
  return {
    seed,
    // Many properties read it from their own fake.
    get before() {
      before ??= snapshotOf(createFakeConfident(seed).state());
      return before;
    },
    target: toDeclaration(model),
    model,
  };
}
