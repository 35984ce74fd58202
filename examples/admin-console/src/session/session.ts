import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";

/** Somebody who may sign in. */
interface User {
  readonly id: string;
  readonly name: string;
  readonly mayWrite: boolean;
}

/** Who is signed in, and who could be. */
export interface Session {
  readonly user: User | null;
  readonly users: readonly User[];
}

async function request(init: RequestInit): Promise<Session> {
  const response = await fetch("/api/session", init);
  if (!response.ok) {
    throw new Error(`The sign-in answered with the status ${response.status}.`);
  }
  return response.json();
}

const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: ({ signal }) => request({ signal }),
  staleTime: 60_000,
  initialData: fromPage,
});

/** The server has written it into the page. */
function fromPage(): Session | undefined {
  const text = document.getElementById("session")?.textContent;
  return text ? JSON.parse(text) : undefined;
}

/** The session, `undefined` while nobody knows. */
export function useSession(): Session | undefined {
  return useQuery(sessionQuery).data;
}

/** Whether whoever is signed in may change anything. */
export function useMayWrite(): boolean {
  return useSession()?.user?.mayWrite ?? false;
}

/** Signs somebody in, and shows them what there is to see. */
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

/** Ends the session, and forgets what it has seen. */
export function useSignOut(): () => Promise<void> {
  const queryClient = useQueryClient();
  return useCallback(async () => {
    const session = await request({ method: "DELETE" });
    queryClient.removeQueries({ queryKey: ["confident-admin"] });
    queryClient.setQueryData(sessionQuery.queryKey, session);
  }, [queryClient]);
}
