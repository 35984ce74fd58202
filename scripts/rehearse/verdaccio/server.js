// A registry on loopback without uplinks: what was not published to it is not there. Ends with the process that started it.
import { runServer } from "verdaccio";

const registry = await runServer({
  self_path: import.meta.dirname,
  storage: "./storage",
  uplinks: {},
  packages: { "**": { access: "$all", publish: "$all" } },
  log: { type: "stdout", format: "pretty", level: "error" },
});
const server = registry.listen(0, "127.0.0.1", () => process.send(server.address().port));
process.on("disconnect", () => process.exit());
