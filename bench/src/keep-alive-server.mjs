import { createServer } from "node:http";
import { headersOf, RESPONSES } from "./fixtures.mjs";

const responses = new Map(
  Object.entries(RESPONSES).map(([method, text]) => [method, { text, headers: headersOf(text) }]),
);

const server = createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const { text, headers } = responses.get(request.method ?? "") ?? { text: "", headers: {} };
  request.resume().on("end", () => response.writeHead(200, headers).end(text));
});
server.listen(0, "127.0.0.1", () => process.send?.(server.address()));
// Exits if the benchmark is interrupted.
process.on("disconnect", () => process.exit());
