import type { OrganizationSnapshot } from "../../model/snapshot.ts";
import type { Target, TargetMap } from "../target.ts";
import { renderEntry } from "./render.ts";

const SCHEMA = "./node_modules/@confident-admin/access/schema/v1.json";

/** Writes a new file. */
export function newFile(snapshot: OrganizationSnapshot, target: TargetMap): string {
  const { id, name, organization } = snapshot;
  const identity = new Map<string, Target>([
    ["id", id],
    ["name", name],
  ]);
  const head = [
    `# yaml-language-server: $schema=${SCHEMA}\nversion: 1\n`,
    renderEntry("organization", { entries: identity, exact: true }, 0, "\n"),
    organization.members === null ? "manage:\n  members: off\n" : "",
  ].join("");
  const sections = [...target.entries].map(
    ([key, value]) => `\n${renderEntry(key, value, 0, "\n")}`,
  );
  return head + sections.join("");
}
