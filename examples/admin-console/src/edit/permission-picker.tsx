import type { Permission } from "@confident-admin/core";
import { groupByResource } from "@confident-admin/react";
import { useCallback, useMemo, useState } from "react";
import type { UseFormReturn } from "react-hook-form";
import { countPermissions } from "../policies/count-permissions.ts";
import type { PolicyValues } from "../policies/policy-values.ts";
import { SearchIcon } from "../ui/icons.tsx";
import { GroupCard } from "./group-card.tsx";

interface PermissionPickerProps {
  readonly form: UseFormReturn<PolicyValues>;
  readonly permissions: readonly Permission[];
  readonly readOnly: boolean;
}

/** A checkbox for each permission, grouped by resource. */
export function PermissionPicker({ form, permissions, readOnly }: PermissionPickerProps) {
  const [filter, setFilter] = useState("");
  const granted = form.watch("permissionIds");
  const shown = useMemo(() => filtered(permissions, filter), [permissions, filter]);
  const groups = useMemo(() => groupByResource(shown), [shown]);
  const { getValues, setValue } = form;
  const setGranted = useCallback(
    (ids: readonly string[], on: boolean) => {
      const others = getValues("permissionIds").filter((id) => !ids.includes(id));
      setValue("permissionIds", on ? [...others, ...ids] : others);
    },
    [getValues, setValue],
  );
  return (
    <section aria-labelledby="permissions-title" className="picker">
      <div className="picker-head">
        <h2 id="permissions-title">
          Permissions{" "}
          <span className="count">
            {granted.length} of {permissions.length}
          </span>
        </h2>
        <Filter filter={filter} onChange={setFilter} found={shown.length} />
      </div>
      <Groups groups={groups} granted={granted} readOnly={readOnly} onChange={setGranted} />
      {!groups.length && <p className="quiet picker-none">No permission matches “{filter}”.</p>}
    </section>
  );
}

interface FilterProps {
  readonly filter: string;
  readonly onChange: (filter: string) => void;
  readonly found: number;
}

function Filter({ filter, onChange, found }: FilterProps) {
  return (
    <div className="search">
      <SearchIcon />
      <input
        type="search"
        aria-label="Filter permissions"
        placeholder="Filter"
        value={filter}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
      <span role="status" className="sr-only">
        {filter && `${countPermissions(found)} ${found === 1 ? "matches" : "match"}`}
      </span>
    </div>
  );
}

interface GroupsProps {
  readonly groups: ReturnType<typeof groupByResource>;
  readonly granted: readonly string[];
  readonly readOnly: boolean;
  readonly onChange: (ids: readonly string[], on: boolean) => void;
}

function Groups({ groups, granted, readOnly, onChange }: GroupsProps) {
  return (
    <div className="groups">
      {groups.map(({ resource, permissions }) => (
        <GroupCard
          key={resource}
          resource={resource}
          permissions={permissions}
          // Pass a string, so that `memo` can tell that a group has not changed.
          granted={permissions
            .filter(({ id }) => granted.includes(id))
            .map(({ id }) => id)
            .join("\n")}
          readOnly={readOnly}
          onChange={onChange}
        />
      ))}
    </div>
  );
}

function filtered(permissions: readonly Permission[], filter: string): readonly Permission[] {
  const text = filter.trim().toLowerCase();
  return permissions.filter(({ name, description }) =>
    `${name}\n${description ?? ""}`.toLowerCase().includes(text),
  );
}
