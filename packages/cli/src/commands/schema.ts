import { createRequire } from "node:module";
import type { Command } from "../command.ts";

/** Prints the JSON Schema. */
export const schemaCommand: Command = {
  name: "schema",
  group: "Files",
  summary: "print the JSON Schema of the files, for editors",
  arguments: [],
  options: [],
  description:
    "The same schema is in @confident-admin/access/schema/v1.json. The first line of a new file names it.",
  examples: [["schema > access.schema.json", "save it next to your files"]],
  run: () => {
    const schema: unknown = createRequire(import.meta.url)(
      "@confident-admin/access/schema/v1.json",
    );
    return { ending: "done", text: JSON.stringify(schema, null, 2), data: { schema } };
  },
};
