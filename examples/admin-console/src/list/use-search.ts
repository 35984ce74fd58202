import { useDeferredValue, useEffect, useState } from "react";
import { useSearchParams } from "react-router";

/** The search, kept in the URL. */
export interface Search {
  /** The value of the field. */
  readonly text: string;
  /** The value that the list uses. It can lag behind the field. */
  readonly applied: string;
  readonly setText: (text: string) => void;
}

/** The search of the list. */
export function useSearch(): Search {
  const [params, setParams] = useSearchParams();
  const inUrl = params.get("q") ?? "";
  const [text, setText] = useState(inUrl);
  const [written, setWritten] = useState(inUrl);
  if (inUrl !== written) {
    // The URL was changed by a navigation, not by this field.
    setWritten(inUrl);
    setText(inUrl);
  }
  useEffect(() => {
    if (text === written) {
      return;
    }
    // Browsers limit URL changes to a few hundred in 30 seconds.
    const timer = setTimeout(() => {
      setWritten(text);
      setParams(text ? { q: text } : {}, { replace: true, preventScrollReset: true });
    }, 200);
    return () => clearTimeout(timer);
  }, [text, written, setParams]);
  return { text, applied: useDeferredValue(text), setText };
}
