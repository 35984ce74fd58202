import type { Command } from "../command.ts";
import { adoptCommand } from "./adopt.ts";
import { applyCommand } from "./apply.ts";
import { completionCommand } from "./completion.ts";
import { diffAccessCommand } from "./diff-access.ts";
import { driftCommand } from "./drift.ts";
import { explainCommand } from "./explain.ts";
import { fmtCommand } from "./fmt.ts";
import { initCommand } from "./init.ts";
import { planCommand } from "./plan.ts";
import { pullCommand } from "./pull.ts";
import { schemaCommand } from "./schema.ts";
import { testCommand } from "./test.ts";
import { validateCommand } from "./validate.ts";
import { whoCanCommand } from "./who-can.ts";

const COMMANDS_WITHOUT_COMPLETION: readonly [Command, ...Command[]] = [
  planCommand,
  applyCommand,
  driftCommand,
  validateCommand,
  testCommand,
  initCommand,
  pullCommand,
  adoptCommand,
  whoCanCommand,
  explainCommand,
  diffAccessCommand,
  fmtCommand,
  schemaCommand,
];

/** Every command. The first one is the default. */
export const COMMANDS: readonly [Command, ...Command[]] = [
  ...COMMANDS_WITHOUT_COMPLETION,
  completionCommand(COMMANDS_WITHOUT_COMPLETION),
];
