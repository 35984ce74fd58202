import { parameterOf } from "./path-template.ts";

/**
 * The resource of an operation's path, such as `roles` for `/v1/organization/roles/{roleId}` and `project.roles` for
 * `/v1/projects/{projectId}/roles`.
 */
export type ResourceOf<Path extends string> = Path extends `${infer Start}/`
  ? ResourceOf<Start>
  : Path extends `/v${number}/${infer Rest}`
    ? NameOf<Rest>
    : Path extends `/${infer Rest}`
      ? NameOf<Rest>
      : NameOf<Path>;

type NameOf<Path extends string> = Path extends `organization/${infer Rest}`
  ? CamelCase<FirstOf<Rest>>
  : Path extends `projects/{${string}}/${infer Rest}`
    ? `project.${CamelCase<FirstOf<Rest>>}`
    : CamelCase<FirstOf<Path>>;

type FirstOf<Path extends string> = Path extends `${infer First}/${string}` ? First : Path;

type CamelCase<Name extends string> = Name extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : Name;

/** Returns the resource of an operation's path. See {@link ResourceOf}. */
export function resourceOf(path: string): string {
  const [scope = "", second = "", third] = path.replace(/^(?:\/v\d+)?\//, "").split("/");
  if (scope === "projects" && parameterOf(second) !== undefined && third) {
    return `project.${camelCase(third)}`;
  }
  return camelCase(scope === "organization" && second ? second : scope);
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
