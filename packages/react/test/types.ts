// Type-checked by `npm run typecheck`, never run.
import type {
  AnyConfidentError,
  ApiKey,
  ConfidentClient,
  Member,
  Organization,
  Page,
  Permission,
  Policy,
  ProjectRole,
  Role,
} from "@confident-admin/core";
import {
  QueryClient,
  useInfiniteQuery,
  useMutation,
  usePrefetchInfiniteQuery,
  usePrefetchQuery,
  useQueries,
  useQuery,
  useSuspenseInfiniteQuery,
  useSuspenseQueries,
  useSuspenseQuery,
} from "@tanstack/react-query";
import {
  createConfidentQueries,
  type Pages,
  type PermissionGroup,
  type PolicyRow,
  projectRolesQuery,
  type Row,
  useCreateOrganizationApiKey,
  useCreateProjectApiKey,
  useInfiniteMembers,
  useMembers,
  usePermissions,
  usePolicies,
  usePolicy,
  useProjectPolicy,
  useProjectRoles,
  useRoles,
  useSuspensePolicies,
  useSuspenseProjectRoles,
  useUpdatePolicy,
  useUpdateProjectRole,
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
  usePrefetchQuery(queries.members());
  usePrefetchInfiniteQuery(queries.infiniteMembers());
  const [page] = useQueries({ queries: [queries.members({ page: 2 })] });
  expectType<Page<Member> | undefined>()(page.data, true);
  expectType<AnyConfidentError | null>()(page.error, true);
  const [suspended] = useSuspenseQueries({ queries: [queries.members({ page: 2 })] });
  expectType<Page<Member>>()(suspended.data, true);
  expectType<Pages<Member>>()(useSuspenseInfiniteQuery(queries.infiniteMembers()).data, true);
}

export async function elsewhere() {
  expectType<Policy[]>()(await queryClient.fetchQuery(queries.policies()), true);
  expectType<Policy[]>()(await queryClient.ensureQueryData(queries.policies()), true);
  await queryClient.prefetchQuery(queries.policies());
  expectType<Page<Member>>()(await queryClient.query(queries.members()), true);
  expectType<Page<Member>>()(await queryClient.fetchQuery(queries.members()), true);
  expectType<Pages<Member>>()(
    await queryClient.fetchInfiniteQuery(queries.infiniteMembers()),
    true,
  );
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

export function useResources() {
  const { client } = queries;
  expectType<Row<Role>[] | undefined>()(useRoles().data, true);
  expectType<Row<ProjectRole>[] | undefined>()(useProjectRoles(undefined).data, true);
  expectType<number>()(
    useProjectRoles("p", { initialData: [], select: (rows) => rows.length }).data,
    true,
  );
  expectType<Page<Row<Member>> | undefined>()(useMembers({ page: 2 }).data, true);
  expectType<Pages<Row<Member>> | undefined>()(useInfiniteMembers().data, true);
  expectType<Row<Policy> | undefined>()(useProjectPolicy("p", undefined).data, true);
  // @ts-expect-error a Suspense hook cannot wait for an id
  useSuspenseProjectRoles(undefined);
  useUpdateProjectRole(undefined).mutate({ roleId: "r", role: { name: "n", policies: ["p"] } });
  const create = useCreateOrganizationApiKey({ onSecret: (value) => value.length });
  expectType<ApiKey | undefined>()(create.data, true);
  // @ts-expect-error the value of the new key would be lost
  useCreateOrganizationApiKey();
  // @ts-expect-error the value of the new key would be lost
  useCreateProjectApiKey("p", {});
  // @ts-expect-error the value of the new key would be lost
  queries.createProject();
  expectType<ApiKey | undefined>()(
    useMutation(queries.createProjectApiKey("p", { onSecret: () => {} })).data,
    true,
  );
  expectType<Role[] | undefined>()(useQuery(queries.roles({ timeout: 5 })).data, true);
  expectType<ProjectRole | undefined>()(useQuery(queries.projectRole("p", "r")).data, true);
  expectType<Page<Member>>()(useSuspenseQuery(queries.members({ page: 2 })).data, true);
  const infinite = useInfiniteQuery(queries.infiniteMembers());
  expectType<Pages<Member> | undefined>()(infinite.data, true);
  expectType<AnyConfidentError | null>()(infinite.error, true);
  expectType<ProjectRole[]>()(useSuspenseQuery(projectRolesQuery({ client }, "p")).data, true);
  const update = useMutation(
    queries.updateProjectRole("p", {
      onMutate: () => "result",
      onError: (_, { roleId }, result) => [roleId.length, result?.length],
    }),
  );
  expectType<ProjectRole | undefined>()(update.data, true);
  // As in hooks: an undefined id waits in queries and rejects in mutations.
  expectType<ProjectRole | undefined>()(
    useMutation(queries.updateProjectRole(undefined)).data,
    true,
  );
  useMutation(queries.createProjectApiKey(undefined, { onSecret: () => {} }));
  useQuery(queries.projectRoles(undefined));
  useQuery({ ...queries.members({ page: 2 }), placeholderData: () => undefined });
  // @ts-expect-error the signal is TanStack Query's
  useRoles({ request: { signal: new AbortController().signal } });
  // @ts-expect-error a key carries the type of its data
  queryClient.setQueryData(queries.keys.project("p").roles, [{ name: "without an id" }]);
}
