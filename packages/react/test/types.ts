// Type-checked by `npm run typecheck`, never run.
import type {
  AnyConfidentError,
  ConfidentClient,
  Organization,
  Permission,
  Policy,
} from "@confident-admin/core";
import {
  QueryClient,
  useMutation,
  usePrefetchQuery,
  useQueries,
  useQuery,
  useSuspenseQueries,
  useSuspenseQuery,
} from "@tanstack/react-query";
import {
  createConfidentQueries,
  type PermissionGroup,
  type PolicyRow,
  usePermissions,
  usePolicies,
  usePolicy,
  useSuspensePolicies,
  useUpdatePolicy,
} from "../src/index.ts";

type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
function expectType<Expected>() {
  return <Actual>(_: Actual, _same: Same<Expected, Actual>) => {};
}

const queries = createConfidentQueries({ client: {} as ConfidentClient });
const queryClient = new QueryClient();

export async function options() {
  expectType<Policy[]>()(await queryClient.query(queries.policies()), true);
  expectType<Policy>()(await queryClient.query(queries.policy("p1")), true);
  expectType<PermissionGroup[]>()(await queryClient.query(queries.permissionsByResource()), true);
  expectType<Policy[] | undefined>()(queryClient.getQueryData(queries.keys.policies), true);
  // @ts-expect-error a key carries the type of its data
  queryClient.setQueryData(queries.keys.organization, { id: "o" });
}

export function useOptions() {
  const one = useQuery(queries.policy("p1"));
  expectType<Policy | undefined>()(one.data, true);
  expectType<AnyConfidentError | null>()(one.error, true);
  const suspense = useSuspenseQuery(queries.policies());
  expectType<Policy[]>()(suspense.data, true);
  expectType<AnyConfidentError | null>()(suspense.error, true);
  const update = useMutation(queries.updatePolicy({ onMutate: () => 1 }));
  expectType<AnyConfidentError | null>()(update.error, true);
  expectType<Policy | undefined>()(update.data, true);
}

export function useSeveral() {
  const [policies, permissions] = useQueries({
    queries: [queries.policies(), queries.permissions()],
  });
  expectType<Policy[] | undefined>()(policies.data, true);
  expectType<Permission[] | undefined>()(permissions.data, true);
  expectType<AnyConfidentError | null>()(policies.error, true);
  const [one, organization] = useSuspenseQueries({
    queries: [queries.policy("p1"), queries.organization()],
  });
  expectType<Policy>()(one.data, true);
  expectType<Organization>()(organization.data, true);
  expectType<AnyConfidentError | null>()(organization.error, true);
  const [own] = useQueries({
    queries: [{ ...queries.policies(), staleTime: 1_000 }],
  });
  expectType<Policy[] | undefined>()(own.data, true);
  expectType<AnyConfidentError | null>()(own.error, true);
  usePrefetchQuery(queries.policies());
}

export async function elsewhere() {
  expectType<Policy[]>()(await queryClient.fetchQuery(queries.policies()), true);
  expectType<Policy[]>()(await queryClient.ensureQueryData(queries.policies()), true);
  await queryClient.prefetchQuery(queries.policies());
  queryClient.setQueryData(queries.policies().queryKey, (cached) => {
    expectType<Policy[] | undefined>()(cached, true);
    return cached;
  });
  expectType<Policy[] | undefined>()(queryClient.getQueryData(queries.policies().queryKey), true);
}

export function useHooks() {
  expectType<PolicyRow[] | undefined>()(usePolicies({ staleTime: 1_000 }).data, true);
  expectType<PolicyRow[]>()(usePolicies({ initialData: [] }).data, true);
  const policies: Policy[] = [];
  expectType<number>()(
    usePolicies({ initialData: () => policies, select: (rows) => rows.length }).data,
    true,
  );
  expectType<Permission[]>()(usePermissions({ initialData: [] }).data, true);
  expectType<PolicyRow[]>()(useSuspensePolicies().data, true);
  expectType<PolicyRow | undefined>()(usePolicy(undefined).data, true);
  expectType<number>()(useSuspensePolicies({ select: (rows) => rows.length }).data, true);
  expectType<string | undefined>()(usePolicy("p1", { select: (row) => row.name }).data, true);
  const update = useUpdatePolicy({
    onMutate: () => "result",
    onError: (error, { policyId }, result) =>
      error.name === "ConfidentApiError" && [error.status, policyId.length, result?.length],
  });
  expectType<AnyConfidentError | null>()(update.error, true);
  update.mutate({ policyId: "p1", policy: { name: "One", permissions: ["billing:read"] } });
  // @ts-expect-error an update replaces the permissions, so it needs them
  update.mutate({ policyId: "p1", policy: { name: "One" } });
  // @ts-expect-error the client retries
  usePolicies({ retry: 3 });
  // @ts-expect-error the client retries
  useUpdatePolicy({ retry: 3 });
  // @ts-expect-error the hook sets the key
  usePolicies({ queryKey: ["mine"] });
  // @ts-expect-error pending changes are found by their key
  useUpdatePolicy({ mutationKey: ["mine"] });
}
