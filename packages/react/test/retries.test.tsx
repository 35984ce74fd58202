import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createConfidentClient } from "@confident-admin/core";
import { QueryClient } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createConfidentQueries, useDeletePolicy, usePolicies } from "../src/index.ts";
import { renderWithConfident } from "../src/testing.ts";

// TanStack Query's own defaults for queries, and more than those for mutations: 4 attempts each.
const eager = () => new QueryClient({ defaultOptions: { mutations: { retry: 3 } } });

let server: Server;
let attempts: string[];
beforeEach(async () => {
  attempts = [];
  server = createServer((incoming) => {
    attempts.push(incoming.method ?? "");
    incoming.socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

const client = () => {
  const { port } = server.address() as AddressInfo;
  return createConfidentClient({ baseUrl: `http://127.0.0.1:${port}`, apiKey: null });
};

function Policies() {
  return <p>{usePolicies().error?.name ?? "Loading"}</p>;
}

function Remove() {
  const { mutate, error } = useDeletePolicy();
  return (
    <button type="button" onClick={() => mutate({ policyId: "p1" })}>
      {error?.name ?? "Delete"}
    </button>
  );
}

const failed = () => screen.findByText("ConfidentConnectionError");

test("a server that cannot be reached sees 3 requests for a query", async () => {
  renderWithConfident(<Policies />, { client: client(), queryClient: eager() });
  await failed();
  expect(attempts).toEqual(["GET", "GET", "GET"]);
});

test("a server that cannot be reached sees 3 requests for a mutation", async () => {
  renderWithConfident(<Remove />, { client: client(), queryClient: eager() });
  screen.getByText("Delete").click();
  await failed();
  expect(attempts).toEqual(["DELETE", "DELETE", "DELETE"]);
});

test("a loader sees 3 requests as well", async () => {
  const queries = createConfidentQueries({ client: client() });
  await expect(eager().query(queries.policies())).rejects.toThrow("[GET]");
  expect(attempts).toEqual(["GET", "GET", "GET"]);
});
