export const KEY = "confident_us_org_only_for_the_benchmark";
export const POLICY_ID = "policy-uuid-2";

export const INPUT = {
  name: "Manage billing",
  description: "Grants full access to billing settings",
  permissionIds: ["perm-uuid-1", "perm-uuid-2"],
};

const POLICY = {
  id: POLICY_ID,
  name: INPUT.name,
  description: INPUT.description,
  permissions: [
    { id: "perm-uuid-1", name: "billing:read" },
    { id: "perm-uuid-2", name: "billing:write" },
  ],
};

/** The response bodies by method. */
export const RESPONSES = {
  GET: envelope({ policies: [POLICY, { ...POLICY, id: "policy-uuid-3", name: "Read billing" }] }),
  PUT: envelope({ policy: POLICY }),
  DELETE: envelope({ id: POLICY_ID, deleted: true }),
};

/** @param {object} data */
function envelope(data) {
  return JSON.stringify({ success: true, data, link: null, deprecated: false });
}

/**
 * Returns the headers of a response.
 *
 * @param {string} text
 */
export function headersOf(text) {
  return {
    "content-type": "application/json; charset=utf-8",
    "content-length": String(Buffer.byteLength(text)),
    "x-request-id": "request-1",
  };
}
