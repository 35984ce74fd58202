/** How an action ended. `info` is neither a success nor a failure. */
export type Tone = "success" | "info" | "failure";

/** Shows a result as a toast, which screen readers announce. */
export async function notify(tone: Tone, text: string, detail?: string): Promise<void> {
  // If the toasts cannot be loaded, the console still works.
  const { toast } = (await import("sonner").catch(() => undefined)) ?? {};
  toast?.[tone === "failure" ? "error" : tone](text, detail ? { description: detail } : {});
}
