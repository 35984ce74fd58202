import { createConfidentClient } from "@confident-admin/core";
import { renderWithConfident } from "@confident-admin/react/testing";
import { screen } from "@testing-library/react";
import { test } from "vitest";
import { PoliciesPage } from "./policies-page.tsx";

test("lists the policies", async () => {
  const policies = [{ id: "p1", name: "Manage billing" }];
  const client = createConfidentClient({
    baseUrl: "/api/confident",
    fetch: async () => Response.json({ success: true, data: { policies } }),
  });
  renderWithConfident(<PoliciesPage />, { client });
  await screen.findByText("Manage billing");
});
