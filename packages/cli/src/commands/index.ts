import type { Command } from "../command.ts";
import { completionCommand } from "./completion.ts";

const others: readonly [Command, ...Command[]] = [completionCommand([])];

/** Every command. The first one is the default. */
export const COMMANDS: readonly [Command, ...Command[]] = [...others];
