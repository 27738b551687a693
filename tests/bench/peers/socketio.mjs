// socket.io, which encodes an event once and sends it to all: node socketio.mjs PORT

import { createServer } from "node:http";
import { Server } from "socket.io";

const server = createServer();
const io = new Server(server, { transports: ["websocket"], perMessageDeflate: false, serveClient: false });

io.on("connection", (socket) => socket.on("press", (change) => io.emit("change", change)));

server.listen({ port: Number(process.argv[2]), host: "127.0.0.1", backlog: 4096 });
