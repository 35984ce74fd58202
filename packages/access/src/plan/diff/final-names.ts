import type { Declared, DeclaredName } from "../../model/declaration.ts";
import type { StepKind } from "../../model/plan.ts";
import { type LevelContext, place, quote, reference } from "./level-context.ts";
import type { Match, Named } from "./match.ts";

/** An object that exists after the plan. */
export interface FinalObject extends Named {
  /** The live object's id, or a reference to the step that creates it. */
  readonly id: string;
  readonly isNew: boolean;
}

/** The objects of one kind by the names that they have after the plan. */
export class FinalNames {
  readonly #context: LevelContext;
  readonly #kind: StepKind;
  readonly #objects: ReadonlyMap<string, FinalObject>;

  constructor(
    context: LevelContext,
    kind: StepKind,
    matches: readonly Match<Declared, Named>[],
    live: readonly Named[],
    removed: ReadonlySet<string>,
  ) {
    this.#context = context;
    this.#kind = kind;
    const matched = new Set(matches.map((match) => match.live?.id));
    const others = live.filter(({ id }) => !matched.has(id) && !removed.has(id));
    const declared = matches.map((match) => {
      const { name } = match.declared;
      const id = match.live?.id ?? reference(context.project, kind, name);
      return { id, name, isNew: match.live === null };
    });
    const all = [...others.map(({ id, name }) => ({ id, name, isNew: false })), ...declared];
    this.#objects = new Map(all.map((one) => [one.name, one]));
  }

  /** Finds what a name in the file refers to. Adds a problem and returns `null` if nothing has the name. */
  find({ name, at }: DeclaredName): FinalObject | null {
    const found = this.#objects.get(name);
    if (!found) {
      const message = `No ${this.#kind}${place(this.#context)} is named ${quote(name)} after the plan.`;
      this.#context.run.problem(at, message);
    }
    return found ?? null;
  }
}
