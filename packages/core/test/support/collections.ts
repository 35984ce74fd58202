import type { ConfidentAdmin } from "../../src/index.ts";
import { adminOf, reply } from "./calls.ts";
import type { Arrived, Servers, Step } from "./servers.ts";

/** A policy or a role. */
export interface Row {
  readonly id: string;
  readonly name: string;
  readonly description?: string | null;
  readonly organizationId?: string | null;
  readonly projectId?: string | null;
  readonly permissions?: readonly Part[];
  readonly policies?: readonly Part[];
}

interface Part {
  readonly id: string;
  readonly name: string;
}

/** The verbs that policies and roles have in common. */
interface Verbs {
  get(id: string): Promise<unknown>;
  getByName(name: string): Promise<unknown>;
  rename(id: string, name: string): Promise<unknown>;
  ensure(input: object): Promise<{ readonly change: string }>;
  update(id: string, input: object): Promise<unknown>;
}

/** Policies or roles, of the organization or of a project. */
export interface Kind {
  readonly title: string;
  /** The suffix of the operations' names. */
  readonly type: string;
  readonly noun: "policy" | "role";
  readonly nouns: "policies" | "roles";
  readonly path: string;
  readonly parts: "permissions" | "policies";
  readonly partIds: "permissionIds" | "policyIds";
  readonly owner: "organizationId" | "projectId" | undefined;
  readonly of: (admin: ConfidentAdmin) => Verbs;
}

const POLICY = {
  noun: "policy",
  nouns: "policies",
  parts: "permissions",
  partIds: "permissionIds",
};
const ROLE = { noun: "role", nouns: "roles", parts: "policies", partIds: "policyIds" };
const ORGANIZATION = "/v1/organization";
const PROJECT = "/v1/projects/proj-1";

export const KINDS = [
  {
    ...POLICY,
    title: "a policy of the organization",
    type: "Policy",
    path: `${ORGANIZATION}/policies`,
    owner: undefined,
    of: ({ policies }: ConfidentAdmin) => policies,
  },
  {
    ...POLICY,
    title: "a policy of a project",
    type: "ProjectPolicy",
    path: `${PROJECT}/policies`,
    owner: undefined,
    of: (admin: ConfidentAdmin) => admin.project("proj-1").policies,
  },
  {
    ...ROLE,
    title: "a role of the organization",
    type: "Role",
    path: `${ORGANIZATION}/roles`,
    owner: "organizationId",
    of: ({ roles }: ConfidentAdmin) => roles,
  },
  {
    ...ROLE,
    title: "a role of a project",
    type: "ProjectRole",
    path: `${PROJECT}/roles`,
    owner: "projectId",
    of: (admin: ConfidentAdmin) => admin.project("proj-1").roles,
  },
] as unknown as readonly Kind[];
export const POLICY_KINDS: readonly Kind[] = KINDS.slice(0, 2);
export const ROLE_KINDS: readonly Kind[] = KINDS.slice(2);

/** The parts of a row: the permissions of a policy, or the policies of a role. */
const PARTS: readonly Part[] = [
  { id: "part-1", name: "first" },
  { id: "part-2", name: "second" },
  { id: "part-3", name: "third" },
];

/** A custom policy or role with the parts that have these ids. */
export function rowOf(kind: Kind, id: string, name: string, ...partIds: string[]): Row {
  return {
    id,
    name,
    description: "All of it",
    ...(kind.owner && { [kind.owner]: "owner-1" }),
    [kind.parts]: PARTS.filter((part) => partIds.includes(part.id)),
  };
}

/** A server with rows of one kind. */
export interface CollectionServer {
  readonly step: Step;
  rows: Row[];
  /** All requests as method and path below the collection's parent. */
  readonly requests: string[];
  /** The bodies of all writes. */
  readonly written: object[];
  /** Runs before the n-th request with this method. A step responds instead of the server. */
  readonly before: (method: string, position: number, run: () => Step | unknown) => void;
}

export function collectionServer(kind: Kind, ...rows: Row[]): CollectionServer {
  const hooks = new Map<string, () => unknown>();
  const counts: Record<string, number> = {};
  const parent = kind.path.slice(0, kind.path.lastIndexOf("/") + 1);
  const server: CollectionServer = {
    rows,
    requests: [],
    written: [],
    before: (method, position, run) => hooks.set(`${method} ${position}`, run),
    step: async (response, request) => {
      const { method, target } = request;
      server.requests.push(`${method} ${target.replace(parent, "")}`);
      if (target === `${parent}${kind.parts}`) {
        return succeed({ [kind.parts]: PARTS })(response, request);
      }
      counts[method] = (counts[method] ?? 0) + 1;
      const step = await hooks.get(`${method} ${counts[method]}`)?.();
      if (typeof step === "function") {
        return (step as Step)(response, request);
      }
      return handle(kind, server, request)(response, request);
    },
  };
  return server;
}

function handle(kind: Kind, server: CollectionServer, { method, target, body }: Arrived): Step {
  if (method === "GET" && target === kind.path) {
    return succeed({ [kind.nouns]: server.rows });
  }
  const id = method === "POST" ? `new-${server.rows.length}` : target.replace(`${kind.path}/`, "");
  const { [kind.partIds]: partIds, ...rest } = JSON.parse(body);
  server.written.push(JSON.parse(body));
  const known = server.rows.find((row) => row.id === id);
  if (method === "PUT" && !known) {
    return reply(404, '{"success":false,"error":"Not found"}');
  }
  if (server.rows.some((row) => row.name === rest.name && row.id !== id)) {
    return reply(409, '{"success":false,"error":"The name is taken"}');
  }
  const row = { ...rowOf(kind, id, rest.name, ...partIds), description: null, ...known, ...rest };
  const written = { ...row, [kind.parts]: PARTS.filter((part) => partIds.includes(part.id)) };
  server.rows = [...server.rows.filter((other) => other.id !== id), written];
  return succeed({ [kind.noun]: written });
}

function succeed(data: object): Step {
  return reply(200, JSON.stringify({ success: true, data }));
}

/** A server with two rows, and a client for it. */
export async function startCollection(servers: Servers, kind: Kind) {
  const server = collectionServer(
    kind,
    rowOf(kind, "a1", "Auditors", "part-1"),
    rowOf(kind, "b1", "Billing", "part-1", "part-2"),
  );
  const admin = adminOf(await servers.http(server.step));
  return { server, admin, verbs: kind.of(admin) };
}
