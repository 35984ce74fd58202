"use client";
import type { DeletedRole, Role } from "@confident-admin/core";
import {
  type CreateRoleVariables,
  createRoleMutation,
  type DeleteRoleVariables,
  deleteRoleMutation,
  type RenameRoleVariables,
  renameRoleMutation,
  rolesQuery,
  type UpdateRoleVariables,
  updateRoleMutation,
} from "../resources/roles.ts";
import type { ItemHook, MutationHook, SuspenseItemHook } from "./hook-types.ts";
import { itemHook, suspenseItemHook } from "./item-hook.ts";
import { mutationHook } from "./mutation-hook.ts";

/** Reads one role from the list, as `usePolicy` reads a policy. */
export const useRole: ItemHook<[roleId: string], Role> = /* @__PURE__ */ itemHook(rolesQuery);

/** {@link useRole} for Suspense. */
export const useSuspenseRole: SuspenseItemHook<[roleId: string], Role> =
  /* @__PURE__ */ suspenseItemHook(rolesQuery);

/**
 * Creates a role. Takes `{ name, policyIds, description? }`. Instead of `policyIds`, you can pass names as `policies`.
 */
export const useCreateRole: MutationHook<[], Role, CreateRoleVariables> =
  /* @__PURE__ */ mutationHook(createRoleMutation);

/** Replaces a role. Takes `{ roleId, role }`, where `role` has every field of a new role. */
export const useUpdateRole: MutationHook<[], Role, UpdateRoleVariables> =
  /* @__PURE__ */ mutationHook(updateRoleMutation);

/** Changes a role's name and leaves everything else unchanged. Takes `{ roleId, name }`. */
export const useRenameRole: MutationHook<[], Role, RenameRoleVariables> =
  /* @__PURE__ */ mutationHook(renameRoleMutation);

/** Deletes a role. Takes `{ roleId }`. The API rejects the deletion while a member has the role. */
export const useDeleteRole: MutationHook<[], DeletedRole, DeleteRoleVariables> =
  /* @__PURE__ */ mutationHook(deleteRoleMutation);
