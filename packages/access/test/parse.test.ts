import { expect, test } from "vitest";
import { parse } from "../src/index.ts";

const EXAMPLE = `# yaml-language-server: $schema=./node_modules/@confident-admin/access/schema/v1.json
version: 1
organization: { id: 6f1c, name: Acme }
manage: { policies: declared, roles: declared, members: off, projects: declared }
sensitive: [iam:manage, "user:delete"]
limits: { deletions: 3, losePairs: "10%", gainSensitivePairs: 0, keepHolders: { iam:manage: 2 } }
protected: [root@acme.test]

policies:
  Support desk:
    was: [Support]
    description: First line
    permissions: [user:read, project:read]
  Auditors: { description: null }
roles:
  Support: { policies: [Support desk] }
members:
  ana@acme.test: Support
removed:
  policies: [Old readers]
  projects: [Old shop]
projects:
  Checkout:
    roles: { Reviewer: { policies: [Read traces] } }
    members: { bo@acme.test: Reviewer }
    governance: [PII controls]
assert:
  - name: support stays harmless
    never: { role: Support, holds: iam:manage }
  - { atLeast: 2, members: any, hold: iam:manage }
  - { noneExcept: [Owner, Admin], hold: "*:manage" }
`;

test("reads the example of the documentation", () => {
  const { declaration, problems } = parse([{ path: "access.yaml", text: EXAMPLE }]);
  expect(problems).toEqual([]);
  expect(declaration).toMatchInlineSnapshot(`
    {
      "assertions": [
        {
          "at": {
            "column": 5,
            "file": "access.yaml",
            "line": 28,
          },
          "name": "support stays harmless",
          "never": {
            "holds": "iam:manage",
            "subject": {
              "role": "Support",
            },
          },
          "project": null,
        },
        {
          "at": {
            "column": 5,
            "file": "access.yaml",
            "line": 30,
          },
          "atLeast": 2,
          "hold": "iam:manage",
          "name": "at least 2 of any member hold iam:manage",
          "project": null,
          "subject": "any",
        },
        {
          "at": {
            "column": 5,
            "file": "access.yaml",
            "line": 31,
          },
          "hold": "*:manage",
          "name": "no role except Owner, Admin holds *:manage",
          "noneExcept": [
            "Owner",
            "Admin",
          ],
          "project": null,
        },
      ],
      "files": [
        {
          "path": "access.yaml",
          "sha256": "d39465f278a9a382128dacbf6b265c373aab78fb03c71085a7fdf6514298a0ae",
        },
      ],
      "level": {
        "absent": [],
        "members": [
          {
            "at": {
              "column": 3,
              "file": "access.yaml",
              "line": 18,
            },
            "email": "ana@acme.test",
            "role": "Support",
          },
        ],
        "policies": [
          {
            "at": {
              "column": 3,
              "file": "access.yaml",
              "line": 10,
            },
            "description": "First line",
            "id": undefined,
            "name": "Support desk",
            "permissions": [
              {
                "at": {
                  "column": 19,
                  "file": "access.yaml",
                  "line": 13,
                },
                "name": "user:read",
              },
              {
                "at": {
                  "column": 30,
                  "file": "access.yaml",
                  "line": 13,
                },
                "name": "project:read",
              },
            ],
            "was": [
              "Support",
            ],
          },
          {
            "at": {
              "column": 3,
              "file": "access.yaml",
              "line": 14,
            },
            "description": null,
            "id": undefined,
            "name": "Auditors",
            "permissions": undefined,
            "was": [],
          },
        ],
        "removed": {
          "members": [],
          "policies": [
            {
              "at": {
                "column": 14,
                "file": "access.yaml",
                "line": 20,
              },
              "name": "Old readers",
            },
          ],
          "roles": [],
        },
        "roles": [
          {
            "at": {
              "column": 3,
              "file": "access.yaml",
              "line": 16,
            },
            "description": undefined,
            "id": undefined,
            "name": "Support",
            "policies": [
              {
                "at": {
                  "column": 25,
                  "file": "access.yaml",
                  "line": 16,
                },
                "name": "Support desk",
              },
            ],
            "was": [],
          },
        ],
      },
      "limits": {
        "deletions": 3,
        "gainSensitivePairs": 0,
        "keepHolders": {
          "iam:manage": 2,
        },
        "losePairs": "10%",
      },
      "manage": {
        "governance": "declared",
        "members": "off",
        "policies": "declared",
        "projects": "declared",
        "roles": "declared",
      },
      "organization": {
        "id": "6f1c",
        "name": "Acme",
      },
      "projects": [
        {
          "at": {
            "column": 3,
            "file": "access.yaml",
            "line": 23,
          },
          "description": undefined,
          "governance": [
            {
              "at": {
                "column": 18,
                "file": "access.yaml",
                "line": 26,
              },
              "name": "PII controls",
            },
          ],
          "id": undefined,
          "level": {
            "absent": [
              "policies",
            ],
            "members": [
              {
                "at": {
                  "column": 16,
                  "file": "access.yaml",
                  "line": 25,
                },
                "email": "bo@acme.test",
                "role": "Reviewer",
              },
            ],
            "policies": [],
            "removed": {
              "members": [],
              "policies": [],
              "roles": [],
            },
            "roles": [
              {
                "at": {
                  "column": 14,
                  "file": "access.yaml",
                  "line": 24,
                },
                "description": undefined,
                "id": undefined,
                "name": "Reviewer",
                "policies": [
                  {
                    "at": {
                      "column": 37,
                      "file": "access.yaml",
                      "line": 24,
                    },
                    "name": "Read traces",
                  },
                ],
                "was": [],
              },
            ],
          },
          "name": "Checkout",
          "was": [],
        },
      ],
      "protected": [
        "root@acme.test",
      ],
      "removedProjects": [
        {
          "at": {
            "column": 14,
            "file": "access.yaml",
            "line": 21,
          },
          "name": "Old shop",
        },
      ],
      "sensitive": [
        "iam:manage",
        "user:delete",
      ],
      "version": 1,
    }
  `);
});
