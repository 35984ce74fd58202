import { createServer, type RequestListener, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type Recorder, startRecorder } from "./support/recorder.ts";

let server: Server;
let recorder: Recorder;

afterEach(async () => {
  await recorder.stop();
  server.close();
});

async function record(upstream: RequestListener, isStateless = false): Promise<void> {
  server = createServer(upstream);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  recorder = await startRecorder(`http://127.0.0.1:${port}`, isStateless);
}

test("records and forwards a request unchanged: case, order, duplicates and bytes", async () => {
  const forwarded: string[][] = [];
  await record((incoming, outgoing) => {
    forwarded.push(incoming.rawHeaders);
    outgoing.end();
  });
  const headers = [
    "host",
    "h",
    "X_A",
    "1",
    "x_a",
    "2",
    "connection",
    "close",
    "Content-Length",
    "3",
  ];
  const body = Buffer.from([0xff, 0x00, 0x0a]);
  await new Promise((resolve, reject) => {
    const options = { method: "PUT", path: "/a%2f/?b=%20", headers };
    request(recorder.url, options, (response) => response.resume().on("end", resolve))
      .on("error", reject)
      .end(body);
  });
  expect(recorder.requests).toEqual([
    {
      method: "PUT",
      target: "/a%2f/?b=%20",
      headers: [
        ["host", "h"],
        ["X_A", "1"],
        ["x_a", "2"],
        ["connection", "close"],
        ["Content-Length", "3"],
      ],
      body,
      violations: undefined,
    },
  ]);
  expect(forwarded).toEqual([headers]);
});

test("responds with 502 if the upstream server is down", async () => {
  await record(() => {});
  await new Promise((resolve) => server.close(resolve));
  const { status } = await fetch(recorder.url);
  expect(status).toBe(502);
});

test("breaks the response if the upstream server dies while sending it", async () => {
  await record((_, outgoing) => {
    outgoing.writeHead(200, { "Content-Length": "9" });
    outgoing.write("half", () => outgoing.destroy());
  });
  const body = fetch(recorder.url).then((response) => response.text());
  await expect(body).rejects.toThrow(TypeError);
});

test("if the upstream server is stateless, forwards equal requests once", async () => {
  let count = 0;
  await record((_, outgoing) => {
    outgoing.writeHead(201, { "sl-violations": "v" }).end(`${++count}`);
  }, true);
  const send = async (path: string) => {
    const response = await fetch(recorder.url + path);
    return [response.status, await response.text()];
  };
  expect([await send("/a"), await send("/a"), await send("/b")]).toEqual([
    [201, "1"],
    [201, "1"],
    [201, "2"],
  ]);
  expect(recorder.requests.map(({ target, violations }) => [target, violations])).toEqual([
    ["/a", "v"],
    ["/a", "v"],
    ["/b", "v"],
  ]);
});
