import { useCreateOrganizationApiKey } from "@confident-admin/react";
import { useState } from "react";

export function NewKey() {
  const [value, setValue] = useState("");
  const create = useCreateOrganizationApiKey({
    onSecret: setValue, // the only place where the value appears
    request: { timeout: 5_000 },
  });
  if (value) return <p>Copy the key now: {value}</p>;
  return (
    <button type="button" disabled={create.isPending} onClick={() => create.mutate({ name: "CI" })}>
      {create.error?.message ?? "Create a key"}
    </button>
  );
}
