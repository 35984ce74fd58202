const APPS = {
  "raw fetch": "raw-fetch",
  orval: "orval",
  "openapi-fetch, bare": "openapi-fetch",
  "hey-api": "hey-api",
  "confident-admin": "ours",
  ky: "ky",
  axios: "axios",
};

// biome-ignore lint/style/noDefaultExport: size-limit requires one
export default Object.entries(APPS).map(([name, file]) => {
  return { name, path: `${file}.mjs`, import: "{ list, update }", gzip: true };
});
