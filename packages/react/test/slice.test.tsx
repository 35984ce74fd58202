import { createConfidentClient } from "@confident-admin/core";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { usePolicies, useUpdatePolicy } from "../src/index.ts";
import { renderWithConfident } from "../src/testing.ts";
import { type ScriptedServer, startScriptedServer } from "./support/scripted-server.ts";

let server: ScriptedServer;
beforeEach(async () => {
  server = await startScriptedServer();
});
afterEach(() => server.stop());

function Page() {
  const { data, error } = usePolicies();
  const update = useUpdatePolicy();
  if (error) return <p>{error.name}</p>;
  if (!data) return <p>Loading</p>;
  return (
    <>
      <p>{data.map((row) => row.name + (row.pending ? ` (${row.pending})` : "")).join(", ")}</p>
      <button
        type="button"
        onClick={() =>
          update.mutate({ policyId: "p1", policy: { name: "Uno", permissionIds: ["perm-2"] } })
        }
      >
        Rename
      </button>
    </>
  );
}

test("a page lists, and shows what is being updated until the server has answered", async () => {
  const client = createConfidentClient({ baseUrl: server.url, apiKey: null });
  const { container } = renderWithConfident(<Page />, { client });
  expect(container.textContent).toBe("Loading");
  await screen.findByText("One, Two");
  server.hold("PUT /v1/organization/policies/p1");
  fireEvent.click(screen.getByText("Rename"));
  await screen.findByText("Uno (update), Two");
  (await server.held("PUT /v1/organization/policies/p1")).answer();
  await screen.findByText("Uno, Two");
  await waitFor(() =>
    expect(server.requests).toEqual([
      "GET /v1/organization/policies",
      "PUT /v1/organization/policies/p1",
      "GET /v1/organization/policies",
    ]),
  );
});
