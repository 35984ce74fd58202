import { Toaster } from "sonner";

/** Shows and announces results. */
export function Toasts() {
  return <Toaster position="bottom-left" theme="system" visibleToasts={4} closeButton />;
}
