import { useDeferredValue, useEffect, useState } from "react";
import { useSearchParams } from "react-router";

/** What is looked for, kept in the URL. */
export interface Search {
  /** As it stands in the field. */
  readonly text: string;
  /** As the list follows it, when there is time. */
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
    // Back, forward, or a link: not what this field has put there.
    setWritten(inUrl);
    setText(inUrl);
  }
  useEffect(() => {
    if (text === written) {
      return;
    }
    // Browsers refuse more than some hundred changes of the address in half a minute.
    const timer = setTimeout(() => {
      setWritten(text);
      setParams(text ? { q: text } : {}, { replace: true, preventScrollReset: true });
    }, 200);
    return () => clearTimeout(timer);
  }, [text, written, setParams]);
  return { text, applied: useDeferredValue(text), setText };
}
