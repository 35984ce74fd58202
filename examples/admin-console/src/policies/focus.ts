import { useEffect } from "react";

let wanted: string | undefined;

/** Lets the list, when it is shown next, put the focus on this policy. */
export function focusLater(policyId: string): void {
  wanted = policyId;
}

/** The link of a policy in the list. */
export function linkOf(policyId: string): HTMLElement | null {
  return document.getElementById(`policy-${policyId}`);
}

/** Puts the focus where somebody came from, once the policies are there. */
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
