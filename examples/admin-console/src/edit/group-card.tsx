import type { Permission } from "@confident-admin/core";
import { memo } from "react";
import { powerOf } from "../policies/powerful-permissions.ts";
import { CheckboxLine } from "./checkbox-line.tsx";

interface GroupCardProps {
  readonly resource: string;
  readonly permissions: readonly Permission[];
  /** The ids of the granted permissions, one per line. */
  readonly granted: string;
  readonly readOnly: boolean;
  readonly onChange: (ids: readonly string[], on: boolean) => void;
}

/** The permissions on one resource, with a checkbox for all of them. */
export const GroupCard = memo(function GroupCard(props: GroupCardProps) {
  const { resource, permissions, granted, readOnly, onChange } = props;
  const held = new Set(granted.split("\n").filter(Boolean));
  const ids = permissions.map(({ id }) => id);
  return (
    // biome-ignore lint/a11y/useSemanticElements: some browsers do not support a fieldset as a grid
    <div className="group" role="group" aria-label={resource}>
      <CheckboxLine
        className="group-head"
        label={resource}
        detail={`${held.size} of ${ids.length}`}
        accessibleName={`All of ${resource}`}
        checked={held.size === ids.length}
        some={held.size > 0 && held.size < ids.length}
        readOnly={readOnly}
        onChange={(on) => onChange(ids, on)}
      />
      {permissions.map(({ id, name, description }) => (
        <CheckboxLine
          key={id}
          className="permission"
          label={name.slice(name.indexOf(":") + 1)}
          detail={description ?? ""}
          accessibleName={name}
          checked={held.has(id)}
          power={powerOf(name)}
          readOnly={readOnly}
          onChange={(on) => onChange([id], on)}
        />
      ))}
    </div>
  );
});
