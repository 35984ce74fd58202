// Each package lists its files and folders from top to bottom. Imports go downwards only. A folder ends with a slash.
const LAYERS = {
  "packages/core/src": [
    ["index", "internal"],
    ["confident-admin"],
    ["bound/"],
    ["client", "with-response"],
    ["resources/"],
    ["operation/"],
    ["http/"],
    ["config/"],
    ["options"],
    ["errors", "events", "utils/"],
    ["input", "inputs.gen", "schema.gen", "types.gen"],
  ],
  "packages/mock/src": [
    ["index", "fake", "vitest", "cli"],
    ["cli/"],
    ["prism/", "fake/"],
    ["check-options", "check-port", "log-requests", "schema.gen", "suggest"],
  ],
  "packages/react/src": [["index", "testing"], ["hooks/"], ["queries"], ["resources/"], ["cache/"]],
  "packages/proxy/src": [
    ["index", "browser"],
    ["create-confident-handler"],
    ["create-handler"],
    ["guards/", "idempotency/", "audit"],
    ["request/", "upstream/"],
    ["resolve-options"],
    ["resolve-operations", "resolve-secrets", "resolve-allow"],
    ["options"],
    ["operation-types"],
    [
      "resource-of",
      "secret-fields",
      "new-secret",
      "allow-options",
      "idempotency-options",
      "responses",
      "http-error",
      "run-callback",
      "reject-browser",
      "assert-server",
      "path-template",
    ],
  ],
  "packages/access/src": [
    ["index", "node"],
    ["node/"],
    ["apply/"],
    ["read/", "render/"],
    ["plan/"],
    ["order/"],
    ["access/"],
    ["file/"],
    ["model/"],
  ],
  "packages/cli/src": [
    ["cli"],
    ["main"],
    ["commands/"],
    ["completion/", "session/"],
    ["output/"],
    ["command"],
    ["outcome", "arguments/"],
    ["context", "exit-codes", "version"],
  ],
  "examples/admin-console/src": [
    ["main", "app"],
    ["shell/", "list/"],
    ["edit/", "delete/", "export/"],
    ["confident"],
    ["failures/"],
    ["policies/", "session/"],
    ["ui/", "styles"],
  ],
};

// The packages of this repository that each package may import.
// mock must not depend on core: a fake that shares its code would share its mistakes.
const ALLOWED = {
  access: "core",
  cli: "access|core",
  core: "none",
  mock: "spec",
  proxy: "core|spec",
  react: "core",
};

const pattern = (folder, entries) =>
  `^${folder}/(${entries.map((entry) => (entry.endsWith("/") ? entry : `${entry}\\.`)).join("|")})`;

const layers = Object.entries(LAYERS).flatMap(([folder, levels]) =>
  levels.slice(1).map((level, index) => ({
    name: `${folder}: ${level.join(", ")} must not import from a higher layer`,
    severity: "error",
    from: { path: pattern(folder, level) },
    to: { path: pattern(folder, levels.slice(0, index + 1).flat()) },
  })),
);

const unlistedFiles = Object.entries(LAYERS).flatMap(([folder, levels]) => {
  const unlisted = { path: `^${folder}/`, pathNot: pattern(folder, levels.flat()) };
  const name = `${folder}: every file must be in a layer`;
  return [
    { name, severity: "error", from: unlisted, to: {} },
    { name, severity: "error", from: {}, to: unlisted },
  ];
});

const packages = Object.entries(ALLOWED).map(([name, allowed]) => ({
  name: `${name} may import these packages of this repository: ${allowed}`,
  severity: "error",
  from: { path: `^packages/${name}/src` },
  to: { path: "^(packages|spec)/", pathNot: `^(packages/)?(${[name, allowed].join("|")})/` },
}));

// biome-ignore lint/style/noDefaultExport: dependency-cruiser requires one
export default {
  forbidden: [
    ...layers,
    ...unlistedFiles,
    ...packages,
    { name: "no cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "packages import each other by name",
      severity: "error",
      from: { path: "^packages/([^/]+)/src" },
      to: { path: "^(packages/[^/]+|spec)/", pathNot: "^packages/$1/|/dist/|node_modules" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    doNotFollow: { path: "node_modules|/dist/" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["types", "import"] },
  },
};
