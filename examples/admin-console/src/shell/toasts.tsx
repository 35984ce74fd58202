import { Toaster } from "sonner";

/** Where results are shown and announced. */
export function Toasts() {
  return <Toaster position="bottom-left" theme="system" visibleToasts={4} closeButton />;
}
