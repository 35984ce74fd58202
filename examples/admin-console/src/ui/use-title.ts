import { createContext, type RefObject, useContext, useEffect, useRef } from "react";

/** Whether the user has navigated since the document was loaded. */
export const NavigatedContext = createContext(false);

/**
 * Sets the document's title.
 *
 * @returns a ref for the heading, which is focused after a navigation
 */
export function useTitle(title: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  const navigated = useRef(useContext(NavigatedContext));
  useEffect(() => {
    document.title = `${title} · Access console`;
  }, [title]);
  useEffect(() => {
    // On the first page, the browser sets focus.
    if (navigated.current && document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return heading;
}
