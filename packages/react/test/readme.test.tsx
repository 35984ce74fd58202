import { readdirSync, readFileSync } from "node:fs";
import { type DehydratedState, hydrate, QueryClient } from "@tanstack/react-query";
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { Suspense } from "react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import * as react from "../src/index.ts";
import { renderWithConfident } from "../src/testing.ts";
import { pageClient } from "./support/admin.tsx";
import { installDom, removeDom } from "./support/dom.ts";
import { type ScriptedServer, startScriptedServer } from "./support/scripted-server.ts";

const SAMPLES = new URL("samples/", import.meta.url);
const README = readFileSync(new URL("../README.md", import.meta.url), "utf8");

let server: ScriptedServer;
let alerts: string[];
beforeEach(async () => {
  server = await startScriptedServer();
  alerts = [];
  vi.stubGlobal("alert", (message: string) => alerts.push(message));
});
afterEach(async () => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  await server.stop();
});

test("the README contains the samples in test/samples", () => {
  const shown = [...README.matchAll(/```tsx?\n(.*?)```/gs)].map(([, code]) => code);
  const files = readdirSync(SAMPLES).map((name) => readFileSync(new URL(name, SAMPLES), "utf8"));
  expect(shown.sort()).toEqual(files.sort());
});

test("the README lists every hook", () => {
  const hooks = Object.keys(react).filter((name) => /^use(?!Suspense|ConfidentAdmin)/.test(name));
  for (const hook of hooks) {
    expect(README).toContain(`| \`${hook}(`);
  }
});

test("the sample app starts", async () => {
  const { App } = await import("./samples/app.tsx");
  renderWithConfident(<App />, { client: pageClient(server) });
  await screen.findByText("Loading");
});

test("the sample list deletes a policy and shows an alert if that fails", async () => {
  const { PoliciesPage } = await import("./samples/policies-page.tsx");
  renderWithConfident(<PoliciesPage />, { client: pageClient(server) });
  fireEvent.click((await screen.findAllByText("Delete"))[0] as HTMLElement);
  await waitFor(() => expect(screen.queryByText("One")).toBeNull());
  server.hold("DELETE /v1/organization/policies/p2");
  fireEvent.click(screen.getByText("Delete"));
  (await server.held("DELETE /v1/organization/policies/p2")).fail(409, "Still in use");
  await waitFor(() => expect(alerts[0]).toMatch(/409: Still in use/));
});

test("the sample button renames a policy", async () => {
  const { RenameButton } = await import("./samples/rename-button.tsx");
  const [policy] = server.api.policies;
  if (!policy) {
    throw new Error("The server has no policy to rename.");
  }
  renderWithConfident(<RenameButton policy={policy} />, { client: pageClient(server) });
  fireEvent.click(screen.getByText("Rename"));
  await waitFor(() => expect(alerts).toEqual(["Renamed to One (old). The list is up to date."]));
});

test("the sample button keeps permissions that the page has not loaded", async () => {
  const { RenameButton } = await import("./samples/rename-button.tsx");
  const [before] = server.api.policies;
  const policy = { id: "p1", name: "One" };
  renderWithConfident(<RenameButton policy={policy} />, { client: pageClient(server) });
  fireEvent.click(screen.getByText("Rename"));
  await waitFor(() => expect(alerts).toHaveLength(1));
  expect(server.api.policies[0]).toEqual({ ...before, name: "One (old)" });
});

test("the sample page of a policy counts its permissions", async () => {
  const { PolicyPage } = await import("./samples/policy-page.tsx");
  const page = (
    <Suspense>
      <PolicyPage policyId="p1" />
    </Suspense>
  );
  renderWithConfident(page, { client: pageClient(server) });
  await screen.findByText("billing: 1 of 2");
});

test("the sample server loads the data of a page without another request", async () => {
  vi.stubEnv("CONFIDENT_ORG_API_KEY", "confident_us_org_0123456789");
  vi.stubEnv("CONFIDENT_BASE_URL", server.url);
  removeDom();
  const { loadPolicies } = await import("./samples/server.ts");
  const state: DehydratedState = JSON.parse(JSON.stringify(await loadPolicies()));
  installDom();
  const queryClient = new QueryClient({ defaultOptions: { queries: { staleTime: 60_000 } } });
  hydrate(queryClient, state);
  const { PoliciesPage } = await import("./samples/policies-page.tsx");
  renderWithConfident(<PoliciesPage />, { client: pageClient(server), queryClient });
  screen.getByText("One");
  expect(server.requests).toHaveLength(1);
  queryClient.clear();
});
