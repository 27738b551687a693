// A proxy between a page and the server that passes HTTP and no upgrade, as some in offices do.

import { once } from "node:events";
import { Agent, createServer, request } from "node:http";
import { test } from "node:test";
import { Screen, demonstration, launch, links_of, serve, testids } from "./support.mjs";

async function proxy(t, server) {
  const agent = new Agent();
  const through = createServer((asked, answer) => {
    const { upgrade, connection, ...headers } = asked.headers;
    const { host: hostname, port } = server;
    const on = request({ agent, hostname, port, method: asked.method, path: asked.url, headers }, (come) => {
      answer.writeHead(come.statusCode, come.headers);
      come.pipe(answer);
    });
    on.on("error", () => answer.writeHead(502).end());
    asked.pipe(on);
  });
  through.listen(0, "127.0.0.1");
  await once(through, "listening");
  t.after(() => {
    through.closeAllConnections();
    through.close();
  });
  return `http://127.0.0.1:${through.address().port}`;
}

test("a page behind a proxy that lets no socket through says so", async (t) => {
  const server = await serve(t, { args: ["--plan", demonstration, "--open"] });
  const links = await links_of(server);
  const address = await proxy(t, server);
  const browser = await launch(t);
  for (const link of [links.moderator, links.audience]) {
    const screen = await Screen.open(browser, link, address + link, { forgive: /WebSocket|socket/ });
    const ended = screen.page.locator(".text-only");
    const said = link === links.moderator ? ended : screen.at(testids.connection).or(ended);
    await said.filter({ hasText: "network blocks live connections" }).first().waitFor();
    screen.calm("barred");
    await screen.close();
  }
});
