import { expect, test } from "vitest";
import { type OrganizationSnapshot, type Plan, plan } from "../src/index.ts";
import { organization } from "./support/access-fixtures.ts";
import { brakesOf, declare } from "./support/plan-of.ts";

const MEMBERS = {
  "owner@acme.test": "Owner",
  "keeper@acme.test": "Keeper",
  "bo@acme.test": "RA",
  "dd@acme.test": "RB",
};

/** Two policies exchange their permissions, and two roles their policies. No one gains or loses anything. */
const BEFORE = organization({
  policies: { X: ["user:read"], Y: ["iam:manage"], Admins: ["iam:manage"] },
  roles: { RA: ["X"], RB: ["Y"], Keeper: ["Admins"] },
  members: MEMBERS,
});
const FILE = `manage: { members: declared }
policies: { X: { permissions: [iam:manage] }, Y: { permissions: [user:read] } }
roles: { RA: { policies: [Y] }, RB: { policies: [X] } }
`;

/** What someone has only for a moment. */
const lentBy = ({ order }: Plan) =>
  order.exposures.filter(({ kind }) => kind === "extra").map(({ permission }) => permission);

test("deny-first lends a sensitive permission only if every order does", async () => {
  const made = await plan(declare(FILE), BEFORE);
  expect(lentBy(made)).toEqual(["user:read"]);
  expect(brakesOf(made)).toEqual([]);
});

test("what is sensitive is up to the file", async () => {
  const made = await plan(declare(`sensitive: ["*:read"]\n${FILE}`), BEFORE);
  expect(lentBy(made)).toEqual(["iam:manage"]);
  expect(brakesOf(made)).toEqual([]);
});

/** The same with a sensitive permission on both sides, so that every order lends one. */
const BOTH: OrganizationSnapshot = organization({
  policies: { X: ["user:delete"], Y: ["iam:manage"], Admins: ["iam:manage"] },
  roles: { RA: ["X"], RB: ["Y"], Keeper: ["Admins"] },
  members: MEMBERS,
});
const BOTH_FILE = FILE.replace("user:read", "user:delete");

test("a sensitive permission for a moment stops the plan, until it is accepted by name", async () => {
  const made = await plan(declare(BOTH_FILE), BOTH);
  expect(made.brakes[0]).toEqual({
    name: "gainSensitivePairs",
    message:
      "After step 1, 1 person has iam:manage for a moment, which is sensitive. Try --order exact.",
    accept: "gain iam:manage for a moment",
    accepted: false,
  });
  const accept = lentBy(made).map((permission) => `gain ${permission} for a moment`);
  expect(made.brakes.map((brake) => brake.accept)).toEqual(accept);
  expect(brakesOf(await plan(declare(BOTH_FILE), BOTH, { accept }))).toEqual([]);
  const exact = await plan(declare(BOTH_FILE), BOTH, { order: "exact" });
  expect([lentBy(exact), brakesOf(exact)]).toEqual([[], []]);
});

test("availability-first stops too, within the limit", async () => {
  const order = "availability-first";
  const made = await plan(declare(BOTH_FILE), BOTH, { order });
  expect(new Set(brakesOf(made))).toEqual(new Set(["gainSensitivePairs"]));
  const limits = `limits: { gainSensitivePairs: ${lentBy(made).length} }\n`;
  expect(brakesOf(await plan(declare(limits + BOTH_FILE), BOTH, { order }))).toEqual([]);
});
