import {
  createConfidentClient,
  isConfidentError,
  listPolicies,
  updatePolicy,
} from "@confident-admin/core";

const client = createConfidentClient({ apiKey: "confident_us_org_key" });

export const list = () => listPolicies(client);

/** @type {(policyId: string, policy: import("@confident-admin/core").PolicyInput) => Promise<any>} */
export const update = async (policyId, policy) => {
  try {
    return await updatePolicy(client, policyId, policy);
  } catch (error) {
    return isConfidentError(error) ? error.name : undefined;
  }
};
