// Bun's own publish and subscribe, which is uWebSockets' inside: bun bun.mjs PORT

const topic = "audience";

Bun.serve({
  hostname: "127.0.0.1",
  port: Number(process.argv[2]),
  fetch(request, server) {
    const publisher = new URL(request.url).pathname === "/publish";
    if (!server.upgrade(request, { data: { publisher } })) return new Response("a WebSocket is expected", { status: 426 });
  },
  websocket: {
    idleTimeout: 960,
    perMessageDeflate: false,
    open(socket) {
      if (!socket.data.publisher) socket.subscribe(topic);
    },
    message(socket, text) {
      if (socket.data.publisher) socket.publish(topic, text);
    },
  },
});
