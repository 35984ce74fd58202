import * as core from "../../src/index.ts";

type Operation = (...args: never[]) => Promise<unknown>;
type Call = (...args: readonly unknown[]) => Promise<unknown>;
type Methods<Holder> = {
  [Name in keyof Holder & string]-?: NonNullable<Holder[Name]> extends Operation ? Name : never;
}[keyof Holder & string];

/** Where `ConfidentAdmin` has an operation, as in `policies.update`. */
export type BoundName = {
  [Resource in Exclude<
    keyof core.ConfidentAdmin,
    "client"
  >]: `${Resource}.${Methods<core.ConfidentAdmin[Resource]>}`;
}[Exclude<keyof core.ConfidentAdmin, "client">];

/** How an operation is called, what must arrive, and what each status must become. */
export interface Case<Signature extends Operation = Operation> {
  readonly bound: BoundName;
  /** All arguments but the client and the options. */
  readonly args: Required<Parameters<Signature>> extends [...infer Args, core.CallOptions]
    ? Readonly<Args>
    : readonly unknown[];
  readonly method: string;
  readonly target: string;
  readonly body?: unknown;
  /** The value of each success. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The server's message of each failure. */
  readonly messages: Readonly<Record<string, string>>;
}

/** The exported function of an operation. */
export function functionOf(operationId: string): Call {
  return Reflect.get(core, operationId) as Call;
}

/** The method that `ConfidentAdmin` has for an operation. */
export function methodOf(admin: core.ConfidentAdmin, bound: BoundName): Call {
  const [resource = "", method = ""] = bound.split(".");
  return Reflect.get(Reflect.get(admin, resource) as object, method) as Call;
}
