import { useNavigate } from "react-router";
import { type FailedWrite, forgetFailedWrite, useFailedWrites } from "../failures/failed-writes.ts";
import { FailureNotice } from "../failures/failure-notice.tsx";
import { useDelete } from "./use-delete.ts";

/** Shows failed writes whose form is not open. */
export function FailedWriteNotices() {
  return useFailedWrites().map((one) => <FailedWriteNotice key={one.key} failedWrite={one} />);
}

function FailedWriteNotice({ failedWrite }: { readonly failedWrite: FailedWrite }) {
  const { key, task, name, error, at } = failedWrite;
  const navigate = useNavigate();
  const remove = useDelete();
  const open = () => navigate(`/policies/${encodeURIComponent(key)}`);
  // Open the form instead of sending it again, so that the user sees its values.
  const remedies = task === "delete" ? { retry: () => remove({ id: key, name }) } : {};
  return (
    <FailureNotice error={error} task={task} at={at} about={name} remedies={remedies}>
      {task !== "delete" && (
        <button type="button" className="button" onClick={open}>
          Open your changes
        </button>
      )}
      <button type="button" className="button plain" onClick={() => forgetFailedWrite(key)}>
        {task === "delete" ? "Dismiss" : "Discard"}
      </button>
    </FailureNotice>
  );
}
