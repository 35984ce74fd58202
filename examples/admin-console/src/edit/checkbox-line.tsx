import { Checkbox } from "@base-ui/react/checkbox";
import { useId } from "react";
import { CheckIcon, MinusIcon, WarningIcon } from "../ui/icons.tsx";

interface CheckboxLineProps {
  readonly className: string;
  readonly label: string;
  readonly detail: string;
  /** What it is called by those who do not see what is around it. */
  readonly spoken: string;
  readonly checked: boolean;
  readonly some?: boolean;
  readonly powerful?: boolean;
  readonly readOnly: boolean;
  readonly onChange: (on: boolean) => void;
}

/** A box with a label, all of which can be clicked. */
export function CheckboxLine(props: CheckboxLineProps) {
  const { className, label, detail, spoken, checked, some, powerful, readOnly, onChange } = props;
  const id = useId();
  return (
    <div className={`check-line ${className}`} data-powerful={powerful || undefined}>
      <Checkbox.Root
        className="check"
        id={id}
        aria-label={spoken}
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
          {powerful && <WarningIcon />}
        </span>
        <span className="check-detail">{detail}</span>
      </label>
    </div>
  );
}
