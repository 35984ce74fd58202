/**
 * Permissions that let their holder change access, read secrets or delete data. A plan limits and marks their gain. The key
 * `sensitive` of a file replaces this list.
 */
export const SENSITIVE_PERMISSIONS: readonly string[] = [
  "iam:manage",
  "organization:manage",
  "apiKey:manage",
  "sso:manage",
  "user:manage",
  "user:delete",
  "project:manage",
  "retentionConfig:manage",
];
