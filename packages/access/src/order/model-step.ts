import type { StepChange, UnorderedStep } from "../model/plan.ts";

/** What the model needs to know of a step. */
export type ModelStep = Pick<UnorderedStep, "scope" | "id"> & StepChange;

/** Reverts a step. */
export type Undo = () => void;
