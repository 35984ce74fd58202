import { Dialog } from "@base-ui/react/dialog";
import type { Policy } from "@confident-admin/core";
import { confidentKeys, usePolicies } from "@confident-admin/react";
import { useQueryClient } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { notify } from "../ui/notify.ts";
import { type Format, toText } from "./to-text.ts";

/** Shows all policies as a file to keep in git. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const opener = useRef(document.activeElement as HTMLElement | null);
  const [format, setFormat] = useState<Format>("yaml");
  const text = toText(useConfirmedPolicies(), format);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog wide" finalFocus={opener}>
          <Dialog.Title className="dialog-title">Export policies</Dialog.Title>
          <Dialog.Description className="dialog-text">
            The file uses permission names instead of ids, in a stable order, so git shows only real
            changes.
          </Dialog.Description>
          <FormatChoice format={format} onChange={setFormat} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable element must be reachable by keyboard */}
          <section className="preview" tabIndex={0} aria-label="Preview">
            <pre>{text}</pre>
          </section>
          <div className="dialog-actions">
            <Dialog.Close className="button plain">Close</Dialog.Close>
            <button type="button" className="button" onClick={() => copy(text)}>
              Copy
            </button>
            <button type="button" className="button primary" onClick={() => download(text, format)}>
              Download policies.{format}
            </button>
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

// Reads the confirmed policies, because the rows of the list can contain unconfirmed changes.
function useConfirmedPolicies(): readonly Policy[] {
  const keys = confidentKeys();
  usePolicies();
  return useQueryClient().getQueryData<Policy[]>(keys.policies) ?? [];
}

interface FormatChoiceProps {
  readonly format: Format;
  readonly onChange: (format: Format) => void;
}

function FormatChoice({ format, onChange }: FormatChoiceProps) {
  const name = useId();
  return (
    <fieldset className="segments">
      <legend className="sr-only">Format</legend>
      {(["yaml", "json"] as const).map((one) => (
        <label key={one} className="segment">
          <input type="radio" name={name} checked={format === one} onChange={() => onChange(one)} />
          {one.toUpperCase()}
        </label>
      ))}
    </fieldset>
  );
}

function copy(text: string): void {
  navigator.clipboard.writeText(text).then(
    () => notify("success", "Copied"),
    () => notify("failure", "The browser blocked copying", "Download the file instead."),
  );
}

function download(text: string, format: Format): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  link.download = `policies.${format}`;
  link.click();
  // Revoke the URL in the next task, when the browser has started the download.
  setTimeout(() => URL.revokeObjectURL(link.href));
}
