import type { UseFormReturn } from "react-hook-form";
import type { PolicyValues } from "../policies/policy-values.ts";

interface PolicyFieldsProps {
  readonly form: UseFormReturn<PolicyValues>;
  readonly readOnly: boolean;
}

/** The name and the description of a policy. */
export function PolicyFields({ form, readOnly }: PolicyFieldsProps) {
  const message = form.formState.errors.name?.message;
  return (
    <div className="fields">
      <label className="field">
        <span>Name</span>
        <input
          className="input"
          autoComplete="off"
          readOnly={readOnly}
          aria-required="true"
          aria-invalid={Boolean(message)}
          aria-describedby={message ? "name-error" : undefined}
          {...form.register("name")}
        />
        <span id="name-error" className="field-error" role="alert">
          {message}
        </span>
      </label>
      <label className="field">
        <span>
          Description <span className="quiet">optional</span>
        </span>
        <input
          className="input"
          autoComplete="off"
          readOnly={readOnly}
          placeholder="Who needs it and why"
          {...form.register("description")}
        />
      </label>
    </div>
  );
}

/** Returns the name field. */
export function nameField(): HTMLElement | null {
  return document.querySelector<HTMLElement>(".input[name=name]");
}
