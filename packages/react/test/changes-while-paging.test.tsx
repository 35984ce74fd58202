// A change is confirmed while the pages of an infinite list are being read.
import { act, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { useInfiniteMembers, useRemoveMember, useUpdateMemberRole } from "../src/index.ts";
import { renderHooks } from "./support/render-hooks.tsx";
import { stubApi } from "./support/stub-api.ts";

/** A response that the test holds until it calls `release`. */
class Gate {
  isReached = false;
  release = () => {};
  readonly #opened = new Promise<void>((resolve) => (this.release = resolve));

  pass(): Promise<void> {
    this.isReached = true;
    return this.#opened;
  }
}

function organization() {
  const roles = new Map(["a", "b", "c", "d", "e"].map((id) => [id, "R1"]));
  const gates: Record<string, Gate> = {};
  const toMember = (id: string) => ({
    id,
    email: `${id}@northwind.example`,
    organizationRole: { id: roles.get(id), name: roles.get(id) },
  });
  const update = (id: string) => async () => {
    await gates[id]?.pass();
    roles.set(id, "R2");
    return { member: toMember(id) };
  };
  const api = stubApi({
    "GET /v1/organization/members": async ({ url }) => {
      const page = Number(url.searchParams.get("page"));
      const members = [...roles.keys()].slice(2 * (page - 1), 2 * page).map(toMember);
      const response = { members, total: roles.size };
      await gates[`page ${page}`]?.pass();
      return response;
    },
    "PUT /v1/organization/members/a": update("a"),
    "PUT /v1/organization/members/b": update("b"),
    "DELETE /v1/organization/members/a": () => {
      roles.delete("a");
      return { id: "a", removed: true };
    },
  });
  const hold = (name: string) => {
    gates[name] = new Gate();
    return gates[name];
  };
  return { ...api, hold };
}

function useMemberList() {
  const list = useInfiniteMembers({ pageSize: 2 });
  // Read while rendering, because TanStack Query renders again only if what was read changes.
  const { isFetching } = list;
  return { list, isFetching, update: useUpdateMemberRole(), remove: useRemoveMember() };
}

/** Renders the list and records the rows of every render, such as `a:R1 b:R2*`, in which `b` is pending. */
async function loaded(server: ReturnType<typeof organization>) {
  const renders: string[] = [];
  const { current } = renderHooks(
    () => {
      const result = useMemberList();
      const rows = result.list.data?.pages.flatMap(({ items }) => items) ?? [];
      const show = ({ id, organizationRole, pending }: (typeof rows)[number]) =>
        `${id}:${organizationRole?.id}${pending ? "*" : ""}`;
      renders.push(rows.map(show).join(" "));
      return result;
    },
    undefined,
    server,
  );
  const shows = (rows: string) => waitFor(() => expect(renders.at(-1)).toBe(rows));
  await shows("a:R1 b:R1");
  return { current, renders, shows };
}

const CHANGES = {
  update: { before: "a:R1", after: "a:R2 " },
  removal: { before: "a:", after: "" },
};

test.each([
  ["fetchNextPage", "update"],
  ["fetchNextPage", "removal"],
  ["refetch", "update"],
  ["refetch", "removal"],
] as const)(
  "%s does not undo a confirmed %s while another change is pending",
  async (fetch, kind) => {
    const server = organization();
    const { current, renders, shows } = await loaded(server);
    if (fetch === "refetch") {
      await act(() => current().list.fetchNextPage());
      await shows("a:R1 b:R1 c:R1 d:R1");
    }
    const other = server.hold("b");
    const updated = current().update.mutateAsync({ userId: "b", roleId: "R2" });
    const page = server.hold("page 2");
    act(() => void current().list[fetch]());
    await waitFor(() => expect(page.isReached && other.isReached).toBe(true));

    const { before, after } = CHANGES[kind];
    const { update, remove } = current();
    const change = (): Promise<unknown> =>
      kind === "update"
        ? update.mutateAsync({ userId: "a", roleId: "R2" })
        : remove.mutateAsync({ userId: "a" });
    await act(change);
    await waitFor(() => expect(renders.at(-1)).toMatch(new RegExp(`^${after}b:R2\\*`)));
    const confirmed = renders.length - 1;
    page.release();
    await shows(kind === "update" ? "a:R2 b:R2* c:R1 d:R1" : "b:R2* c:R1 d:R1 e:R1");
    await waitFor(() => expect(current().isFetching).toBe(false));
    expect(renders.slice(confirmed).filter((rows) => rows.includes(before))).toEqual([]);

    other.release();
    await act(() => updated);
    await shows(kind === "update" ? "a:R2 b:R2 c:R1 d:R1" : "b:R2 c:R1 d:R1 e:R1");
  },
);
