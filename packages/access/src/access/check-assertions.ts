import type { Assertion, Subject } from "../model/declaration.ts";
import type { CheckResult } from "../model/plan.ts";
import type { OrganizationSnapshot } from "../model/snapshot.ts";
import {
  type AssertedLevel,
  countMembers,
  describe,
  holds,
  selectPeople,
  selectRoles,
} from "./assertion-subjects.ts";
import { effectiveAccess, findLevel, findProject } from "./effective-access.ts";
import { NO_ACCESS } from "./role-access.ts";

/** `unproven`: more members could make it true. */
type Outcome = readonly [outcome: "passed" | "failed" | "unproven", message: string];

/** How to check assertions. */
export interface CheckOptions {
  /**
   * Whether the snapshot may lack members. Then assertions that more members could make true pass.
   *
   * @default false
   */
  readonly partial?: boolean | undefined;
}

/**
 * Checks statements about effective access. A statement fails if members were not read.
 *
 * A statement about a role applies to what the role grants, even if it has no members, and to everything that its members hold.
 * `noneExcept` applies to everyone and to custom roles without members. It lists names of roles and e-mail addresses.
 */
export function checkAssertions(
  assertions: readonly Assertion[],
  snapshot: OrganizationSnapshot,
  { partial = false }: CheckOptions = {},
): CheckResult[] {
  const access = effectiveAccess(snapshot);
  return assertions.map((assertion) => {
    const { name, project, at } = assertion;
    const level = findAssertedLevel(snapshot, access, project);
    const [outcome, message] = level ? check(assertion, level) : notRead(project);
    const isSkipped = outcome === "unproven" && partial;
    return {
      name,
      passed: outcome === "passed" || isSkipped,
      message: isSkipped ? `Not checked, because not all members are known. ${message}` : message,
      at,
    };
  });
}

function notRead(project: string | null): Outcome {
  const place = project === null ? "the organization" : `project ${JSON.stringify(project)}`;
  return ["unproven", `The members of ${place} were not read.`];
}

function result(passed: boolean, message: string): Outcome {
  return [passed ? "passed" : "failed", message];
}

/** Returns `null` if members were not read. A project that does not exist has no members. */
function findAssertedLevel(
  snapshot: OrganizationSnapshot,
  access: ReturnType<typeof effectiveAccess>,
  project: string | null,
): AssertedLevel | null {
  const found = project === null ? undefined : findProject(snapshot, project);
  if (project !== null && !found && snapshot.projects) {
    return { roles: [], people: [] };
  }
  const level = found
    ? findLevel(access, { project: found.id })
    : project === null && access.levels[0];
  const roles = found ? found.level?.roles : snapshot.organization.roles;
  return level && roles && level.groups
    ? {
        roles: roles.map((role) => ({ role, access: level.roles.get(role.id) ?? NO_ACCESS })),
        people: level.groups,
      }
    : null;
}

function check(assertion: Assertion, level: AssertedLevel): Outcome {
  if ("never" in assertion) {
    return checkNever(assertion.never, level);
  }
  if ("always" in assertion) {
    return checkAlways(assertion.always, level);
  }
  if ("noneExcept" in assertion) {
    return checkNoneExcept(assertion.noneExcept, assertion.hold, level);
  }
  const people = selectPeople(assertion.subject, level);
  const count = countMembers(people.filter(holds(assertion.hold)));
  const message = `${countOf(count, "member")} ${count === 1 ? "holds" : "hold"} ${assertion.hold}`;
  if ("atMost" in assertion) {
    return result(count <= assertion.atMost, `${message}; at most ${assertion.atMost} may.`);
  }
  const isEnough = count >= assertion.atLeast;
  return [isEnough ? "passed" : "unproven", `${message}; at least ${assertion.atLeast} must.`];
}

function checkNever(
  { subject, holds: permission }: { readonly subject: Subject; readonly holds: string },
  level: AssertedLevel,
): Outcome {
  const roles = selectRoles(subject, level).filter(holds(permission));
  const people = selectPeople(subject, level).filter(holds(permission));
  return roles.length > 0 || people.length > 0
    ? result(false, `${permission} is held by ${describe(roles, people)}.`)
    : result(true, `${permission} is not held.`);
}

function checkAlways(
  { subject, holds: permission }: { readonly subject: Subject; readonly holds: string },
  level: AssertedLevel,
): Outcome {
  const roles = selectRoles(subject, level);
  const people = selectPeople(subject, level);
  const lacking = people.filter((one) => !holds(permission)(one));
  if (lacking.length > 0) {
    return result(false, `${permission} is not held by ${describe([], lacking)}.`);
  }
  if (people.length > 0 || roles.some(holds(permission))) {
    return result(true, `${permission} is held.`);
  }
  return [
    roles.length > 0 ? "failed" : "unproven",
    `${permission} is not held: no member was found that this is about.`,
  ];
}

function checkNoneExcept(
  except: readonly string[],
  permission: string,
  level: AssertedLevel,
): Outcome {
  const isExcepted = (name: string | undefined) =>
    except.some((one) => one.toLowerCase() === name?.toLowerCase());
  const roles = level.roles
    .filter(({ role }) => !role.preset && !isExcepted(role.name))
    .filter(holds(permission));
  const people = level.people
    .filter(({ role }) => !isExcepted(role?.name))
    .filter(holds(permission))
    .map((one) => ({ ...one, members: one.members.filter(({ email }) => !isExcepted(email)) }))
    .filter(({ members }) => members.length > 0);
  return roles.length > 0 || people.length > 0
    ? result(false, `${permission} is held by ${describe(roles, people)}.`)
    : result(true, `${permission} is held by no one else.`);
}

function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
