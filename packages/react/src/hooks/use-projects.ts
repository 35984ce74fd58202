"use client";
import type { CreatedProject, DeletedProject, Project, ProjectInput } from "@confident-admin/core";
import type { Row } from "../cache/pending-rows.ts";
import type { ProjectId } from "../cache/resource.ts";
import {
  createProjectMutation,
  type DeleteProjectVariables,
  deleteProjectMutation,
  projectQuery,
  projectsQuery,
  type UpdateProjectVariables,
  updateProjectMutation,
} from "../resources/projects.ts";
import { queryHook, suspenseQueryHook } from "./create-hooks.ts";
import type {
  MutationHook,
  QueryHook,
  SecretMutationHook,
  SuspenseQueryHook,
} from "./hook-types.ts";
import { mutationHook, secretMutationHook } from "./mutation-hook.ts";

/** Lists the projects of the organization. */
export const useProjects: QueryHook<[], Project[], Row<Project>[]> =
  /* @__PURE__ */ queryHook(projectsQuery);

/** {@link useProjects} for Suspense. */
export const useSuspenseProjects: SuspenseQueryHook<[], Project[], Row<Project>[]> =
  /* @__PURE__ */ suspenseQueryHook(projectsQuery);

/** Reads one project. */
export const useProject: QueryHook<ProjectId, Project> = /* @__PURE__ */ queryHook(projectQuery);

/** {@link useProject} for Suspense. */
export const useSuspenseProject: SuspenseQueryHook<ProjectId, Project> =
  /* @__PURE__ */ suspenseQueryHook(projectQuery);

/** Creates a project from `{ name, description?, email? }`. Requires `onSecret`, which receives the value of the project's default API key. */
export const useCreateProject: SecretMutationHook<[], CreatedProject, ProjectInput> =
  /* @__PURE__ */ secretMutationHook(createProjectMutation);

/** Changes the given fields of a project. Takes `{ projectId, project }`. */
export const useUpdateProject: MutationHook<[], Project, UpdateProjectVariables> =
  /* @__PURE__ */ mutationHook(updateProjectMutation);

/** Deletes a project and everything in it. Takes `{ projectId }`. */
export const useDeleteProject: MutationHook<[], DeletedProject, DeleteProjectVariables> =
  /* @__PURE__ */ mutationHook(deleteProjectMutation);
