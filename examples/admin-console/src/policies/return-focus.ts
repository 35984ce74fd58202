import { useEffect } from "react";

let wanted: string | undefined;

/** Makes the list focus this policy the next time the list is shown. */
export function focusLater(policyId: string): void {
  wanted = policyId;
}

/** Returns the link of a policy in the list. */
export function linkOf(policyId: string): HTMLElement | null {
  return document.getElementById(`policy-${policyId}`);
}

/** Focuses the policy that the user came from, once the list is ready. */
export function useReturningFocus(ready: boolean): void {
  useEffect(() => {
    const link = ready && wanted !== undefined ? linkOf(wanted) : null;
    if (link) {
      wanted = undefined;
      link.focus();
      link.scrollIntoView({ block: "nearest" });
    }
  });
}
