import type { Declared, DeclaredName } from "../../model/declaration.ts";
import type { StepKind } from "../../model/plan.ts";
import { foldName, groupBy } from "../text.ts";
import { type LevelContext, place, quote, reference } from "./level-context.ts";
import { ambiguous, lookAlike, type Match, type Named } from "./match.ts";

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
  readonly #declared = new Map<string, FinalObject>();
  readonly #others: ReadonlyMap<string, readonly Named[]>;
  readonly #removed: ReadonlySet<string>;

  constructor(
    context: LevelContext,
    kind: StepKind,
    matches: readonly Match<Declared, Named>[],
    live: readonly Named[],
    removed: ReadonlySet<string>,
  ) {
    this.#context = context;
    this.#kind = kind;
    this.#removed = removed;
    const matched = new Set(matches.map((match) => match.live?.id));
    for (const match of matches) {
      const { name } = match.declared;
      const id = match.live?.id ?? reference(context.project, kind, name);
      this.#declared.set(name, { id, name, isNew: match.live === null });
    }
    this.#others = groupBy(
      live.filter(({ id }) => !matched.has(id)),
      ({ name }) => foldName(name),
    );
  }

  /** Finds what a name in the file refers to. Adds a problem and returns `null` if that is not certain. */
  find({ name, at }: DeclaredName): FinalObject | null {
    const declared = this.#declared.get(name);
    if (declared) {
      return declared;
    }
    const named = this.#others.get(foldName(name)) ?? [];
    const [only, other] = named;
    if (!only) {
      return this.#fail(at, `No ${this.#kind}${place(this.#context)} is named ${quote(name)}.`);
    }
    if (other) {
      return this.#fail(at, ambiguous(this.#kind, name, named));
    }
    if (only.name !== name) {
      return this.#fail(at, lookAlike(this.#kind, name, only));
    }
    if (this.#removed.has(only.id)) {
      return this.#fail(at, `The file removes the ${this.#kind} ${quote(name)}.`);
    }
    return { id: only.id, name, isNew: false };
  }

  #fail(at: DeclaredName["at"], message: string): null {
    this.#context.run.problem(at, message);
    return null;
  }
}
