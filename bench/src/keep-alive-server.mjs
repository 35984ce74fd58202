import { createServer } from "node:http";
import { ANSWERS, headersOf } from "./fixtures.mjs";

const answers = new Map(
  Object.entries(ANSWERS).map(([method, text]) => [method, { text, headers: headersOf(text) }]),
);

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const { text, headers } = answers.get(request.method ?? "") ?? { text: "", headers: {} };
  request.resume().on("end", () => response.writeHead(200, headers).end(text));
});
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
// The benchmark may be interrupted.
process.on("disconnect", () => process.exit());
