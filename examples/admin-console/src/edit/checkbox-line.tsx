import { Checkbox } from "@base-ui/react/checkbox";
import { useId } from "react";
import { WarningIcon } from "../ui/icons.tsx";
import { CheckIcon, MinusIcon } from "./edit-icons.tsx";

interface CheckboxLineProps {
  readonly className: string;
  readonly label: string;
  readonly detail: string;
  readonly accessibleName: string;
  readonly checked: boolean;
  readonly some?: boolean;
  /** A description of what a powerful permission allows. */
  readonly power?: string;
  readonly readOnly: boolean;
  readonly onChange: (on: boolean) => void;
}

/** A checkbox with a clickable label. */
export function CheckboxLine(props: CheckboxLineProps) {
  const { className, label, detail, accessibleName, checked, some, power, readOnly, onChange } =
    props;
  const id = useId();
  return (
    <div className={`check-line ${className}`} data-powerful={Boolean(power) || undefined}>
      <Checkbox.Root
        className="check"
        id={id}
        aria-label={accessibleName}
        aria-describedby={`${id}-detail`}
        checked={checked}
        indeterminate={some ?? false}
        disabled={readOnly}
        onCheckedChange={onChange}
      >
        <Checkbox.Indicator className="check-mark" keepMounted>
          {some ? <MinusIcon /> : <CheckIcon />}
        </Checkbox.Indicator>
      </Checkbox.Root>
      <label htmlFor={id} className="check-label">
        <span className="check-name">
          {label}
          {power && <WarningIcon />}
        </span>
        <span className="check-detail" id={`${id}-detail`}>
          {power && <span className="sr-only">Powerful: {power}. </span>}
          {detail}
        </span>
      </label>
    </div>
  );
}
