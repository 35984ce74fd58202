import { type RefObject, useEffect, useRef } from "react";

/**
 * Names the document.
 *
 * @returns a ref for the heading, which gets the focus when its page is shown after another one
 */
export function useTitle(title: string, focus = true): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · Access console`;
  }, [title]);
  useEffect(() => {
    // On the first page the browser's own start is the right one.
    if (focus && history.length > 1 && document.activeElement === document.body) {
      heading.current?.focus({ preventScroll: true });
    }
  }, [focus]);
  return heading;
}
