import type { OperationTable } from "@confident-admin/spec/operations";
import type { ResourceOf } from "./resource-of.ts";

/** An `operationId` of a table. */
export type IdOf<Table extends OperationTable> = keyof Table & string;

type PathOf<Table extends OperationTable> = Table[IdOf<Table>]["path"];

/** An `operationId`, a resource such as `roles` or `project.roles`, or the group `read` or `write`. */
export type OperationName<Table extends OperationTable> =
  | IdOf<Table>
  | ResourceOf<PathOf<Table>>
  | "read"
  | "write";

type ParamName<Path extends string> = string extends Path
  ? string
  : Path extends `${string}{${infer Name}}${infer Rest}`
    ? Name | ParamName<Rest>
    : never;

/** The decoded path parameters of a request. The operation determines which ones are set. */
export type PathParams<Table extends OperationTable> = {
  readonly [Name in ParamName<PathOf<Table>>]?: string;
};

/** Paths whose operations have secret fields in any document. */
type SecretPath =
  | `${string}/api-keys${"" | `/${string}`}`
  | `${string}/invitations${"" | `/${string}`}`
  | `${"" | `/v${number}`}/projects`;

/** An `operationId` of an operation with secret fields. */
type SecretIdOf<Table extends OperationTable> = {
  [Id in IdOf<Table>]: Table[Id]["secrets"] extends readonly []
    ? Table[Id]["path"] extends SecretPath
      ? Id
      : never
    : Id;
}[IdOf<Table>];

/** For each operation, whether the caller gets the secret fields of a response or only their last six characters. */
export type SecretsOption<Table extends OperationTable> = {
  readonly [Id in SecretIdOf<Table>]?: "pass" | "redact" | undefined;
};
