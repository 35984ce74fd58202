import { useNavigate } from "react-router";
import { useDelete } from "../delete/use-delete.ts";
import { FailureNotice } from "../failures/failure-notice.tsx";
import { forgetUnfinished, type Unfinished, useUnfinished } from "../failures/unfinished.ts";

/** What failed while nobody looked at its form, to be taken up again. */
export function UnfinishedWrites() {
  return useUnfinished().map((one) => <UnfinishedWrite key={one.key} unfinished={one} />);
}

function UnfinishedWrite({ unfinished }: { readonly unfinished: Unfinished }) {
  const { key, task, name, error, at } = unfinished;
  const navigate = useNavigate();
  const remove = useDelete();
  const open = () => navigate(`/policies/${encodeURIComponent(key)}`);
  // Of a form that is to be sent again, people see first what is in it.
  const remedies = task === "delete" ? { retry: () => remove({ id: key, name }) } : {};
  return (
    <FailureNotice error={error} task={task} at={at} about={name} remedies={remedies}>
      {task !== "delete" && (
        <button type="button" className="button" onClick={open}>
          Open what you typed
        </button>
      )}
      <button type="button" className="button plain" onClick={() => forgetUnfinished(key)}>
        {task === "delete" ? "Dismiss" : "Discard"}
      </button>
    </FailureNotice>
  );
}
