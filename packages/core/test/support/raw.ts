import type { Client } from "openapi-fetch";
import { openapiFetch } from "../../src/index.ts";
import type { paths } from "../../src/schema.gen.ts";
import { adminOf } from "./calls.ts";

export const POLICIES = "/v1/organization/policies";

/** A client's openapi-fetch client, for direct calls. */
export function apiOf(...args: Parameters<typeof adminOf>): Client<paths> {
  return openapiFetch(adminOf(...args).client);
}
