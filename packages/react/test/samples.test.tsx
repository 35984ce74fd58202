import { act, fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { renderWithConfident } from "../src/testing.ts";
import { MembersPage } from "./samples/members-page.tsx";
import { NewKey } from "./samples/new-key.tsx";
import { stubApi } from "./support/stub-api.ts";

const ROLES = ["Admin", "Member"].map((name) => ({ id: name, name }));
const member = (id: string) => ({ id, email: `${id}@northwind.example` });

test("the sample page of members turns pages and changes a role", async () => {
  const { client, requests } = stubApi({
    "GET /v1/organization/roles": { roles: ROLES },
    "GET /v1/organization/members": ({ url }) => ({
      members: [member(`page-${url.searchParams.get("page")}`)],
      total: 100,
    }),
    "PUT /v1/organization/members/page-2": { member: member("page-2") },
  });
  renderWithConfident(<MembersPage />, { client });
  await screen.findByText(/page-1@/);
  fireEvent.click(screen.getByText("Next page"));
  await screen.findByText(/page-2@/);
  await screen.findByText("Admin");
  fireEvent.change(screen.getByRole("combobox"), { target: { value: "Admin" } });
  await expect.poll(() => requests).toContain("PUT /v1/organization/members/page-2");
});

test("the sample page of members does not offer the role Owner, and leaves the Owner's as it is", async () => {
  const roles = ["Owner", ...ROLES.map(({ name }) => name)].map((name) => ({ id: name, name }));
  const { client } = stubApi({
    "GET /v1/organization/roles": { roles },
    "GET /v1/organization/members": {
      members: [
        { ...member("o"), organizationRole: { id: "Owner", name: "Owner" } },
        { ...member("m"), organizationRole: { id: "Member", name: "Member" } },
        member("n"),
      ],
      total: 3,
    },
  });
  renderWithConfident(<MembersPage />, { client });
  expect(await screen.findAllByText("Admin")).toHaveLength(3);
  const selects = screen.getAllByRole<HTMLSelectElement>("combobox");
  expect(selects.map(({ disabled }) => disabled)).toEqual([true, false, false]);
  expect(selects.map(({ value }) => value)).toEqual(["Owner", "Member", ""]);
  const offered = selects.map(({ options }) =>
    [...options].filter(({ disabled }) => !disabled).map(({ value }) => value),
  );
  expect(offered.slice(1)).toEqual([
    ["Admin", "Member"],
    ["Admin", "Member"],
  ]);
});

test("the sample button shows the value of a new key", async () => {
  const value = "confident_us_org_0123456789";
  const apiKey = { id: 1, name: "CI", valid: true, value, created_at: "2026-01-01T00:00:00Z" };
  const { client } = stubApi({ "POST /v1/organization/api-keys": { apiKey } });
  renderWithConfident(<NewKey />, { client });
  fireEvent.click(screen.getByText("Create a key"));
  await screen.findByText(`Copy the key now: ${value}`);
});

test("the sample button creates one key, even if it is clicked twice", async () => {
  const { client, requests } = stubApi({});
  renderWithConfident(<NewKey />, { client });
  const button = screen.getByText<HTMLButtonElement>("Create a key");
  fireEvent.click(button);
  await expect.poll(() => requests).toHaveLength(1);
  await waitFor(() => expect(button.disabled).toBe(true));
  fireEvent.click(button);
  await act(() => new Promise((resolve) => setTimeout(resolve, 20)));
  expect(requests).toEqual(["POST /v1/organization/api-keys"]);
});
