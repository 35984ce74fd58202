import { type Kind, printable, pull, snapshotFromDeclaration } from "@confident-admin/access";
import { UsageError } from "../arguments/usage-error.ts";
import type { Call, Command } from "../command.ts";
import {
  ADOPTABLE,
  type AdoptableKind,
  kindsOf,
  onlyDeclaredAnd,
} from "../session/adopt-object.ts";
import { filesOf, loadDeclaration, readText } from "../session/load-declaration.ts";
import { readComplete } from "../session/read-live.ts";
import { writeFile } from "../session/write-file.ts";

/** Takes one object over into the file. */
export const adoptCommand: Command = {
  name: "adopt",
  group: "Start",
  summary: "add one live policy, role, member or project to the file",
  arguments: ["<name>"],
  options: ["file", "project", "only", "key-file"],
  description:
    "Writes the object into the file as it is, and keeps what the file says about others. Members are named by their e-mail address.",
  examples: [
    ['adopt "Old readers"', "add a policy or role to access.yaml"],
    ["adopt Reviewer --project Checkout", "add a project's role"],
    ["adopt Support --only roles", "if a policy and a role share the name"],
  ],
  run: async (call) => {
    const { positionals, values, cwd } = call;
    const [name = ""] = positionals;
    const { project } = values;
    const path = fileOf(call);
    const declaration = await loadDeclaration(call, [path]);
    const live = await readComplete(call, {
      members: true,
      governance: true,
      projects: "all",
    });
    const kind = chooseKind(call, kindsOf(live, name, project));
    const declared = snapshotFromDeclaration(declaration, live);
    const wanted = onlyDeclaredAnd(declared, declaration, { kind, name, project });
    const before = readText(cwd, path);
    const only: Kind[] = project === undefined ? [kind] : ["projects", kind];
    const yaml = pull(wanted, before, { path, only });
    const changed = yaml !== before;
    if (changed) {
      writeFile(call, path, yaml);
    }
    const text = `${path}: ${changed ? `added ${name}.` : `${name} is already there.`}`;
    return { ending: "done", text: printable(text), data: { path, changed, kind, name } };
  },
};

function fileOf(call: Call): string {
  const [path, ...others] = filesOf({ ...call, positionals: [] });
  if (path === undefined || others.length > 0) {
    throw new UsageError("adopt writes to one file. Name it with --file.");
  }
  return path;
}

function chooseKind({ values, positionals }: Call, found: readonly AdoptableKind[]): AdoptableKind {
  const allowed: readonly string[] = values.only?.split(",") ?? ADOPTABLE;
  const [kind, ...others] = found.filter((one) => allowed.includes(one));
  const name = JSON.stringify(positionals[0]);
  if (kind === undefined) {
    throw new UsageError(`The organization has no policy, role, member or project named ${name}.`);
  }
  if (others.length > 0) {
    const kinds = [kind, ...others].join(", ");
    throw new UsageError(`Several objects are named ${name}: ${kinds}. Choose with --only.`);
  }
  return kind;
}
