"use client";
import type { Policy } from "@confident-admin/core";
import { policiesQuery } from "../resources/policies.ts";
import type { PolicyRow } from "../resources/preview-policy.ts";
import { queryHook, suspenseQueryHook } from "./create-hooks.ts";
import type { QueryHook, SuspenseQueryHook } from "./hook-types.ts";

/** Lists the policies. A policy that is being created, updated or deleted has `pending` set. */
export const usePolicies: QueryHook<[], Policy[], PolicyRow[]> =
  /* @__PURE__ */ queryHook(policiesQuery);

/** {@link usePolicies} for Suspense. */
export const useSuspensePolicies: SuspenseQueryHook<[], Policy[], PolicyRow[]> =
  /* @__PURE__ */ suspenseQueryHook(policiesQuery);
