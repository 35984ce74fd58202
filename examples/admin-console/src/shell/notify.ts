/** How it went. */
export type Tone = "success" | "failure";

/** Tells people a result, on the screen and in the live region of the toasts. */
export async function notify(tone: Tone, text: string, detail?: string): Promise<void> {
  // Where the toasts did not arrive, there is nobody to tell.
  const { toast } = (await import("sonner").catch(() => undefined)) ?? {};
  const show = tone === "success" ? toast?.success : toast?.error;
  show?.(text, detail ? { description: detail } : {});
}
