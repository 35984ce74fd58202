"use client";
import type { Policy } from "@confident-admin/core";
import type { Row } from "../cache/pending-rows.ts";
import type { ProjectId } from "../cache/resource.ts";
import { projectPoliciesQuery } from "../resources/project-policies.ts";
import { queryHook, suspenseQueryHook } from "./create-hooks.ts";
import type { QueryHook, SuspenseQueryHook } from "./hook-types.ts";

/** Lists the policies of a project. */
export const useProjectPolicies: QueryHook<ProjectId, Policy[], Row<Policy>[]> =
  /* @__PURE__ */ queryHook(projectPoliciesQuery);

/** {@link useProjectPolicies} for Suspense. */
export const useSuspenseProjectPolicies: SuspenseQueryHook<ProjectId, Policy[], Row<Policy>[]> =
  /* @__PURE__ */ suspenseQueryHook(projectPoliciesQuery);
