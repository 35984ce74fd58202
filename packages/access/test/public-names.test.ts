import { expect, test } from "vitest";
import * as all from "../src/index.ts";
import * as node from "../src/node.ts";

test("exports only the public names", () => {
  expect(Object.keys(all).sort()).toMatchInlineSnapshot(`
    [
      "AccessError",
      "BrakeError",
      "COMMENT_MARKER",
      "IncompleteApplyError",
      "IncompleteReadError",
      "InvalidFileError",
      "RejectedError",
      "SENSITIVE_PERMISSIONS",
      "StalePlanError",
      "applyPlan",
      "checkAssertions",
      "countHolders",
      "diffAccess",
      "drift",
      "effectiveAccess",
      "explain",
      "fingerprint",
      "format",
      "matchesPermission",
      "orderSteps",
      "parse",
      "parsePlan",
      "plan",
      "printable",
      "pull",
      "readOrganization",
      "render",
      "renderDrift",
      "requireComplete",
      "simulateStep",
      "snapshotFromDeclaration",
      "test",
      "validate",
      "whoCan",
      "withLines",
    ]
  `);
  expect(Object.keys(node).sort()).toEqual(["loadBase", "loadFiles"]);
});
