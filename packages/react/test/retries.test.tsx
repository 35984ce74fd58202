import { createConfidentClient } from "@confident-admin/core";
import { QueryClient } from "@tanstack/react-query";
import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createConfidentQueries, useDeletePolicy, usePolicies } from "../src/index.ts";
import { renderWithConfident } from "../src/testing.ts";

/** Milliseconds, longer than all retry delays together. */
const LONG = 120_000;

// TanStack Query's own defaults for queries, and the same for mutations: 4 attempts each.
const eager = () => new QueryClient({ defaultOptions: { mutations: { retry: 3 } } });

let attempts: string[];
beforeEach(() => {
  attempts = [];
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A client whose server cannot be reached. */
const client = () =>
  createConfidentClient({
    baseUrl: "https://unreachable.example",
    apiKey: null,
    fetch: async (_, init) => {
      attempts.push(init?.method ?? "");
      throw new TypeError("fetch failed", { cause: { code: "ECONNRESET" } });
    },
  });

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

const failed = async () => {
  await act(() => vi.advanceTimersByTimeAsync(LONG));
  screen.getByText("ConfidentConnectionError");
};

test("a query sends 3 requests to a server that cannot be reached", async () => {
  renderWithConfident(<Policies />, { client: client(), queryClient: eager() });
  await failed();
  expect(attempts).toEqual(["GET", "GET", "GET"]);
});

test("a mutation sends 3 requests to a server that cannot be reached", async () => {
  renderWithConfident(<Remove />, { client: client(), queryClient: eager() });
  screen.getByText("Delete").click();
  await failed();
  expect(attempts).toEqual(["DELETE", "DELETE", "DELETE"]);
});

test("a loader sends 3 requests to a server that cannot be reached", async () => {
  const queries = createConfidentQueries({ client: client() });
  const rejected = expect(eager().query(queries.policies())).rejects.toThrow("[GET]");
  await vi.advanceTimersByTimeAsync(LONG);
  await rejected;
  expect(attempts).toEqual(["GET", "GET", "GET"]);
});
