import { createConfidentClient } from "@confident-admin/core";
import { createFakeConfident } from "@confident-admin/mock/fake";
import { renderWithConfident } from "@confident-admin/react/testing";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { PoliciesPage } from "./policies-page.tsx";

test("deletes a policy", async () => {
  const fake = createFakeConfident({
    basePath: "/api/confident",
    apiKeys: null, // a proxy adds the key
    policies: [{ id: "p1", name: "Manage billing" }],
  });
  const client = createConfidentClient({ baseUrl: "/api/confident", fetch: fake.fetch });
  renderWithConfident(<PoliciesPage />, { client });
  await screen.findByText("Manage billing");
  fireEvent.click(screen.getByText("Delete"));
  await waitFor(() => expect(fake.state().policies).toEqual([]));
});
