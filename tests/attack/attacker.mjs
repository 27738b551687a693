// One attacker: node attacker.mjs ATTACK PORT SECONDS JOIN_CODE QUESTION. Plays the attack against 127.0.0.1 as hard as it can, and ends by
// itself.

import { randomBytes } from "node:crypto";
import { connect } from "node:net";

const [attack, port, seconds, join_code, question] = process.argv.slice(2);
setTimeout(() => process.exit(0), Number(seconds) * 1000);

const sockets = Number(process.env.DAIS_ATTACK_SOCKETS ?? 2000); // of attacks that hold them
const secret = () => randomBytes(16).toString("hex");
const upgrade =
  "GET /socket HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n" +
  "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: dais.v1\r\n\r\n";

// With a mask of zeros, which is allowed and costs nothing.
function frame(first, payload) {
  const bytes = Buffer.from(payload);
  const header =
    bytes.length < 126 ? Buffer.from([first, 0x80 | bytes.length]) : Buffer.from([first, 0xfe, bytes.length >> 8, bytes.length & 0xff]);
  return Buffer.concat([header, Buffer.alloc(4), bytes]);
}
const message = (what) => frame(0x81, JSON.stringify(what));
const hello = () => message({ type: "hello", token: join_code, participant: secret() });

// So many at once, each of which begins again when it has ended.
function again(count, play) {
  const begin = () => {
    const socket = connect(Number(port), "127.0.0.1");
    socket.on("error", () => {});
    socket.on("close", () => setImmediate(begin));
    play(socket);
  };
  for (let i = 0; i < count; ++i) begin();
}

// Writes as much as the other side takes, for ever.
function pour(socket, bytes) {
  const more = () => {
    while (socket.writable && socket.write(bytes));
    if (socket.writable) socket.once("drain", more);
  };
  more();
}

// After the handshake; what comes is counted by `told`, if it is given.
function greeted(socket, then, told = () => {}) {
  socket.write(upgrade);
  socket.once("data", () => {
    socket.on("data", told);
    then();
  });
}

const attacks = {
  "unfinished bodies": () =>
    again(sockets, (socket) => {
      socket.write("POST /api/v1/check HTTP/1.1\r\nHost: a\r\nContent-Length: 262144\r\n\r\n");
      socket.write(Buffer.alloc(262143, " "));
      socket.on("data", () => {});
    }),
  "silent sockets": () => again(sockets, (socket) => socket.on("data", () => {})),
  "handshakes without a hello": () => again(sockets, (socket) => greeted(socket, () => {})),
  "fake participants": () =>
    again(50, (socket) =>
      greeted(
        socket,
        () => {
          socket.write(hello());
          socket.write(message({ type: "command", id: secret(), command: { type: "vote", question, on: true } }));
        },
        (bytes) => bytes.includes('"type":"reply"') && socket.destroy(),
      ),
    ),
  "join codes by HTTP": () =>
    again(20, (socket) => {
      const guess = () => socket.write(`GET /api/v1/join/${secret().slice(0, 6).toUpperCase()}/qr.svg HTTP/1.1\r\nHost: a\r\n\r\n`);
      socket.on("data", guess);
      guess();
    }),
  "join codes by hello": () =>
    again(50, (socket) =>
      greeted(socket, () => socket.write(message({ type: "hello", token: secret().slice(0, 6), participant: secret() }))),
    ),
  pings: () => again(50, (socket) => greeted(socket, () => pour(socket, Buffer.concat(Array(1000).fill(frame(0x89, "")))))),
  messages: () =>
    again(50, (socket) => greeted(socket, () => pour(socket, Buffer.concat(Array(500).fill(message({ type: "ping", sent: 1 })))))),
  "continuation frames": () =>
    again(50, (socket) =>
      greeted(socket, () => {
        socket.write(frame(0x01, "{"));
        pour(socket, Buffer.concat(Array(10_000).fill(frame(0x00, ""))));
      }),
    ),
  "snapshots for hellos": () =>
    again(50, (socket) =>
      greeted(
        socket,
        () => socket.write(hello()),
        (bytes) => bytes.includes('"type":"snapshot"') && socket.destroy(),
      ),
    ),
  // As often as a connection may, from a few hundred.
  "toggled votes": () =>
    again(300, (socket) =>
      greeted(socket, () => {
        socket.write(hello());
        let on = false;
        const timer = setInterval(() => {
          on = !on;
          socket.write(message({ type: "command", id: secret(), command: { type: "vote", question, on } }));
        }, 101);
        socket.on("close", () => clearInterval(timer));
      }),
    ),
};

if (attack === "--list") {
  console.log(Object.keys(attacks).join("\n"));
  process.exit(0);
}
attacks[attack]();
