import { type RefObject, useEffect, useRef } from "react";
import { hasMoved } from "../routing/history.ts";

/**
 * Names the document.
 *
 * @returns a ref for the heading, which gets the focus when its page is shown after another one
 */
export function useTitle(title: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Access console`;
  }, [title]);
  useEffect(() => {
    // On the first page the browser's own start is the right one.
    if (hasMoved() && document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
  }, []);
  return heading;
}
