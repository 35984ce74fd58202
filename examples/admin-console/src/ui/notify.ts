/** Whether an action succeeded. */
export type Tone = "success" | "failure";

/** Shows a result as a toast, which screen readers announce. */
export async function notify(tone: Tone, text: string, detail?: string): Promise<void> {
  // If the toasts cannot be loaded, the console still works.
  const { toast } = (await import("sonner").catch(() => undefined)) ?? {};
  const show = tone === "success" ? toast?.success : toast?.error;
  show?.(text, detail ? { description: detail } : {});
}
