/** A permission of the sample organization. */
export interface SamplePermission {
  readonly id: string;
  readonly name: string;
  readonly description: string;
}

// From the vendor's guide to roles. Not every resource has every action.
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  "project:read": "View your own projects",
  "project:manage": "View and change every project",
  "project:create": "Create projects",
  "organization:read": "See the organization's name and plan",
  "organization:manage": "Rename the organization and change its settings",
  "featureAccess:read": "See which features are switched on",
  "featureAccess:manage": "Switch features on and off",
  "sso:read": "See how single sign-on is set up",
  "sso:manage": "Set up single sign-on",
  "apiKey:read": "See organization keys, without their values",
  "apiKey:manage": "Create and revoke organization keys",
  "user:read": "See who is in the organization",
  "user:manage": "Invite people and change their roles",
  "user:delete": "Remove people from the organization",
  "billing:read": "See invoices and usage",
  "billing:manage": "Change the plan and the payment method",
  "modelCredential:read": "See which model providers are connected",
  "modelCredential:manage": "Connect model providers and rotate their credentials",
  "modelCost:read": "See the cost of models",
  "modelCost:manage": "Set the cost of models",
  "metric:read": "See the organization's metrics",
  "metric:manage": "Create and change the organization's metrics",
  "retentionConfig:read": "See how long data is kept",
  "retentionConfig:manage": "Change how long data is kept",
  "iam:read": "See policies and roles",
  "iam:manage": "Change policies and roles, including your own",
};

/** The permissions that the sample policies can grant. */
export const SAMPLE_PERMISSIONS: readonly SamplePermission[] = Object.entries(DESCRIPTIONS).map(
  ([name, description]) => ({ id: `perm-${name.replace(":", "-")}`, name, description }),
);
