// TLS in the server, as whoever runs it sees it.

import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { request as plain } from "node:http";
import { request as secure } from "node:https";
import { test } from "node:test";
import { Server, certificate, dais, demonstration, fresh_directory } from "./support.mjs";

// { status, headers, end }, the latter of the certificate that was shown.
async function ask(server, path, { ca, host = "localhost", by = ca ? secure : plain } = {}) {
  const asked = by({ host: server.host, port: server.port, servername: host, headers: { host }, path, ca, agent: false }).end();
  const [answer] = await once(asked, "response");
  const end = ca && answer.socket.getPeerCertificate().valid_to;
  answer.resume();
  await once(answer, "end");
  return { status: answer.statusCode, headers: answer.headers, end };
}

test("a server with a certificate speaks TLS, sends others to it, and reads its files again at SIGHUP", async (t) => {
  const directory = fresh_directory(t);
  const { chain, args } = certificate(directory);
  const first = readFileSync(chain);
  const server = await Server.start(t, { data: fresh_directory(t), args: ["--plan", demonstration, ...args] });
  assert.match(server.url, /^https:/);
  assert.ok(server.links.match(/https:\/\/localhost:\d+\//g)?.length > 5, "links have the certificate's name");

  const there = await ask(server, "/readyz", { ca: first });
  assert.equal(there.status, 200);
  assert.equal(there.headers["strict-transport-security"], "max-age=31536000");
  const away = await ask(server, "/audience/ABC234");
  assert.deepEqual([away.status, away.headers.location], [308, `https://localhost:${server.port}/audience/ABC234`]);

  certificate(directory, { days: 10 });
  process.kill(server.pid, "SIGHUP");
  await server.until(({ err }) => /was read again/.test(err), "a word of the new certificate");
  await server.until(({ err }) => /chain\.pem ends in 9 days\. Renew it/.test(err), "a word of its end");
  const renewed = await ask(server, "/readyz", { ca: readFileSync(chain) });
  assert.notEqual(renewed.end, there.end);

  writeFileSync(chain, "no certificate");
  process.kill(server.pid, "SIGHUP");
  await server.until(({ err }) => /chain\.pem is no certificate in PEM .*from before is still shown/.test(err), "a word of what is wrong");
  const served = await ask(server, "/readyz", { by: secure, ca: undefined, host: "localhost" }).catch((error) => error);
  assert.match(String(served.code), /SELF_SIGNED|CERT/, "it is still spoken");
  assert.deepEqual(await server.stop(), { code: 0, signal: null });
});

test("files that are no certificate keep a server from starting, with a sentence", async (t) => {
  const directory = fresh_directory(t);
  const { chain, key } = certificate(directory);
  const start = (chain_file, key_file) =>
    dais(["serve", "--listen", "127.0.0.1:0", "--data", fresh_directory(t), "--tls-certificate", chain_file, "--tls-key", key_file]);
  const swapped = await start(key, chain);
  assert.equal(swapped.code, 1);
  assert.match(swapped.err, /key\.pem is no certificate in PEM/);
  const other = certificate(fresh_directory(t));
  assert.match((await start(chain, other.key)).err, /key\.pem is no key in PEM of the certificate .*chain\.pem/);
});
