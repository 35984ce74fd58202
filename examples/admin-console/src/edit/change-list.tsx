import type { Permission } from "@confident-admin/core";
import { powerOf } from "../policies/powerful-permissions.ts";
import { PlusIcon, WarningIcon } from "../ui/icons.tsx";
import type { PolicyDiff, TextChange } from "./diff.ts";
import { MinusIcon } from "./edit-icons.tsx";

interface ChangeListProps {
  readonly changes: PolicyDiff;
  readonly permissions: readonly Permission[];
}

/** Lists the changes to a policy. */
export function ChangeList({ changes, permissions }: ChangeListProps) {
  const { name, description, added, removed } = changes;
  const names = new Map(permissions.map((one) => [one.id, one.name]));
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id).sort();
  return (
    <div className="changes">
      <Texts label="Name" change={name} />
      <Texts label="Description" change={description} />
      <Permissions kind="added" names={named(added)} />
      <Permissions kind="removed" names={named(removed)} />
    </div>
  );
}

function Texts({
  label,
  change,
}: {
  readonly label: string;
  readonly change?: TextChange | undefined;
}) {
  return change ? (
    <div className="change">
      <h3>{label}</h3>
      <p className="change-text">
        {change.from && <del>{change.from}</del>} <ins>{change.to || "(empty)"}</ins>
      </p>
    </div>
  ) : null;
}

interface PermissionsProps {
  readonly kind: "added" | "removed";
  readonly names: readonly string[];
}

function Permissions({ kind, names }: PermissionsProps) {
  if (!names.length) {
    return null;
  }
  return (
    <div className="change">
      <h3>
        {kind === "added" ? "Added" : "Removed"} <span className="count">{names.length}</span>
      </h3>
      <ul className="change-names">
        {names.map((name) => (
          <li key={name} className={kind}>
            {kind === "added" ? <PlusIcon /> : <MinusIcon />}
            <code>{name}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Warns about a change that grants powerful permissions. */
export function Widening({ changes: { added }, permissions }: ChangeListProps) {
  const names = permissions
    .filter(({ id, name }) => added.includes(id) && powerOf(name))
    .map(({ name }) => name);
  return names.length ? (
    <div className="widening" role="note">
      <WarningIcon />
      <div>
        <p className="notice-title">This grants powerful permissions</p>
        <p>Everyone whose role includes this policy gets:</p>
        <ul>
          {names.map((name) => (
            <li key={name}>
              <code>{name}</code> ({powerOf(name)})
            </li>
          ))}
        </ul>
      </div>
    </div>
  ) : null;
}
