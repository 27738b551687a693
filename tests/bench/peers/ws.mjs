// The usual WebSocket library of Node.js, with the usual loop: node ws.mjs PORT

import { createServer } from "node:http";
import { WebSocket, WebSocketServer } from "ws";

const server = createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
const audience = new Set();

sockets.on("connection", (socket, request) => {
  if (request.url === "/publish") {
    socket.on("message", (text) => {
      for (const one of audience) {
        if (one.readyState === WebSocket.OPEN) one.send(text, { binary: false });
      }
    });
    return;
  }
  audience.add(socket);
  socket.on("close", () => audience.delete(socket));
  socket.on("error", () => {});
});

server.listen({ port: Number(process.argv[2]), host: "127.0.0.1", backlog: 4096 });
