import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";

/** A user who can sign in. */
interface User {
  readonly id: string;
  readonly name: string;
  readonly mayWrite: boolean;
}

/** The signed-in user, and the users who can sign in. */
export interface Session {
  readonly user: User | null;
  readonly users: readonly User[];
}

async function request(init: RequestInit): Promise<Session> {
  const response = await fetch("/api/session", init);
  if (!response.ok) {
    throw new Error(`The session request failed with status ${response.status}.`);
  }
  return response.json();
}

const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => request({ signal }),
  staleTime: 60_000,
  initialData: fromPage,
});

/** Reads the session that the server wrote into the page. */
function fromPage(): Session | undefined {
  const text = document.getElementById("session")?.textContent;
  return text ? JSON.parse(text) : undefined;
}

/** The session, or `undefined` while it is unknown. */
export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}

/** Whether the signed-in user can make changes. */
export function useMayWrite(): boolean {
  return useSession()?.user?.mayWrite ?? false;
}

/** Signs a user in and refetches the data. */
export function useSignIn(): (id: string) => Promise<void> {
  const queryClient = useQueryClient();
  return useCallback(
    async (id) => {
      const headers = { "content-type": "application/json" };
      const session = await request({ method: "POST", headers, body: JSON.stringify({ id }) });
      queryClient.setQueryData(sessionQuery.queryKey, session);
      await queryClient.invalidateQueries({ queryKey: ["confident-admin"] });
    },
    [queryClient],
  );
}

/** Ends the session and removes its data. */
export function useSignOut(): () => Promise<void> {
  const queryClient = useQueryClient();
  return useCallback(async () => {
    const session = await request({ method: "DELETE" });
    queryClient.removeQueries({ queryKey: ["confident-admin"] });
    queryClient.setQueryData(sessionQuery.queryKey, session);
  }, [queryClient]);
}
