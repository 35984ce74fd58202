/** A file that uses every key. */
export const COMPLETE = `# yaml-language-server: $schema=./node_modules/@confident-admin/access/schema/v1.json
version: 1
organization: { id: 6f1c, name: Acme }
manage: { policies: declared, roles: exclusive, members: off, projects: declared, governance: declared }
sensitive: [iam:manage, "user:delete"]
limits: { deletions: 3, losePairs: "10%", gainSensitivePairs: 0, keepHolders: { iam:manage: 2 } }
protected: [root@acme.test]

policies:
  Support desk:
    was: [Support]
    description: First line
    permissions: [user:read, project:read]
  Auditors: { description: null, permissions: [] }
  Twin: { id: p-1 }
roles:
  Support: { policies: [Support desk], description: "" }
  Analysts: { id: r-1, was: [Old analysts], policies: [] }
members:
  ana@acme.test: Support
removed:
  policies: [Old readers]
  roles: [Old role]
  members: [left@acme.test]
  projects: [Old shop]
projects:
  Checkout:
    id: c-1
    was: [Shop]
    description: Sells
    policies: { Read traces: { permissions: [trace:read] } }
    roles: { Reviewer: { policies: [Read traces] } }
    members: { bo@acme.test: Reviewer }
    removed: { policies: [A], roles: [B], members: [c@acme.test] }
    governance: [PII controls]
  Empty: { governance: [] }
assert:
  - name: support stays harmless
    never: { role: Support, holds: iam:manage }
  - { always: { member: ana@acme.test, holds: "user:*" }, project: Checkout }
  - { never: { members: any, holds: sso:manage } }
  - { atLeast: 2, members: any, hold: iam:manage }
  - { atMost: 5, role: Support, hold: "*:manage" }
  - { noneExcept: [Owner, Admin], hold: "*:manage" }
`;

/** Documents that both the parser and the schema accept. */
export const VALID: Readonly<Record<string, string>> = {
  "every key": COMPLETE,
  "only the version": "version: 1\n",
  anchors:
    "version: 1\npolicies:\n  A: { permissions: &p [user:read] }\n  B: { permissions: *p }\nroles: { R: { policies: [A, B] } }\n",
  "words that were booleans in YAML 1.1": "version: 1\npolicies: { no: {}, off: {}, y: {} }\n",
  "a date": "version: 1\npolicies: { 2026-01-01: { permissions: [2026-01-01] } }\n",
  "quoted names": 'version: 1\npolicies: { "012": {}, "a: b": {} }\n',
  "names of the prototype": "version: 1\npolicies: { __proto__: {}, constructor: {} }\n",
  JSON: '{"version": 1, "policies": {"A": {"permissions": ["user:read"]}}}',
  "a share": 'version: 1\nlimits: { deletions: "2.5%", losePairs: "100%" }\n',
  "no limit at all": "version: 1\nlimits: {}\nmanage: {}\nremoved: {}\nassert: []\n",
};

/** Documents that both reject, with a part of the parser's message and its position. */
export const INVALID: Readonly<
  Record<string, readonly [text: string, message: string, at: string]>
> = {
  "no version": ["policies: {}\n", "no version", "1:1"],
  "another version": ["version: 2\n", "Only version 1", "1:10"],
  "version as a string": ['version: "1"\n', "Only version 1", "1:10"],
  "a list": ["- version: 1\n", "must be a mapping", "1:1"],
  "a string": ["hello\n", "must be a mapping", "1:1"],
  "an unknown key": ["version: 1\npolices: {}\n", 'Did you mean "policies"', "2:1"],
  "__proto__ as a key": ["version: 1\n__proto__: { a: 1 }\n", '"__proto__"', "2:1"],
  "an unknown key of a policy": [
    "version: 1\npolicies:\n  A:\n    permission: []\n",
    'Did you mean "permissions"',
    "4:5",
  ],
  "a policy without content": ["version: 1\npolicies:\n  A:\n", "is empty", "3:5"],
  "a section without content": ["version: 1\nroles:\n", "is empty", "2:7"],
  "a list for a mapping": ["version: 1\npolicies: [A]\n", "must be a mapping", "2:11"],
  "a string for a list": [
    "version: 1\npolicies: { A: { permissions: user:read } }\n",
    "must be a list",
    "2:31",
  ],
  "numbers for names": [
    "version: 1\npolicies: { A: { permissions: [012, 1.5] } }\n",
    'Write "012"',
    "2:32",
  ],
  "null for a name": ["version: 1\nroles: { R: { policies: [~] } }\n", "must be a string", "2:26"],
  "an empty name": ['version: 1\npolicies: { "": {} }\n', "must not be empty", "2:13"],
  "an empty permission": [
    'version: 1\npolicies: { A: { permissions: [""] } }\n',
    "must not be empty",
    "2:32",
  ],
  "a permission twice": [
    "version: 1\npolicies: { A: { permissions: [b, c, b] } }\n",
    '"b" is already at access.yaml:2:32',
    "2:38",
  ],
  "a mode that does not exist": [
    "version: 1\nmanage: { roles: all }\n",
    "off, declared or",
    "2:18",
  ],
  "a kind that does not exist": ["version: 1\nmanage: { role: off }\n", '"roles"', "2:11"],
  "a negative limit": ["version: 1\nlimits: { deletions: -1 }\n", "0 or more", "2:22"],
  "a fraction as a limit": ["version: 1\nlimits: { gainSensitivePairs: 1.5 }\n", "0 or", "2:31"],
  "a share above 100 %": ['version: 1\nlimits: { losePairs: "101%" }\n', '"10%"', "2:22"],
  "an e-mail address without @": ["version: 1\nmembers: { ana: R }\n", "e-mail address", "2:12"],
  "a member without a role": ["version: 1\nmembers: { a@b.c: ~ }\n", "must be a string", "2:19"],
  "two governance policies": [
    "version: 1\nprojects: { P: { governance: [A, B] } }\n",
    "at most one",
    "2:30",
  ],
  "no description of a project": [
    "version: 1\nprojects: { P: { description: null } }\n",
    "must be a string",
    "2:31",
  ],
  "projects within a project": [
    "version: 1\nprojects: { P: { projects: {} } }\n",
    '"projects"',
    "2:18",
  ],
  "an assertion without a rule": ["version: 1\nassert: [{ hold: x }]\n", "exactly one of", "2:10"],
  "an assertion with two rules": [
    "version: 1\nassert: [{ atLeast: 1, atMost: 2, members: any, hold: x }]\n",
    "exactly one of",
    "2:10",
  ],
  "an assertion without a subject": [
    "version: 1\nassert: [{ atLeast: 1, hold: x }]\n",
    "who the assertion is about",
    "2:10",
  ],
  "an assertion without a permission": [
    "version: 1\nassert: [{ never: { role: R } }]\n",
    "holds is missing",
    "2:19",
  ],
  "hold beside never": [
    "version: 1\nassert: [{ never: { role: R, holds: x }, hold: y }]\n",
    "does not belong",
    "2:42",
  ],
  "one member and a count": [
    "version: 1\nassert: [{ atLeast: 1, member: a@b.c, hold: y }]\n",
    "does not belong",
    "2:24",
  ],
};
