// A TCP connection for what no honest client sends, with a WebSocket of its own as far as the tests need one.

import { randomBytes } from "node:crypto";
import { connect } from "node:net";
import { within } from "./support.mjs";

export const text = 1,
  binary = 2,
  close = 8,
  ping = 9,
  pong = 10;

// One frame. `first`: its first byte, where it is not that of a whole message.
export function frame(opcode, payload, { first = 0x80 | opcode, masked = true } = {}) {
  const bytes = Buffer.from(payload);
  const size = bytes.length;
  const bit = masked ? 0x80 : 0;
  const header = size < 126 ? Buffer.from([first, bit | size]) : Buffer.from([first, bit | 126, size >> 8, size & 0xff]);
  if (!masked) return Buffer.concat([header, bytes]);
  const mask = randomBytes(4);
  return Buffer.concat([header, mask, bytes.map((byte, i) => byte ^ mask[i % 4])]);
}

// The whole frames at the beginning: text as JSON, a close as { close: its code }, others as { opcode }.
export const frames_in = (bytes) =>
  payloads_in(bytes).map(({ opcode, payload }) =>
    opcode === text ? JSON.parse(payload) : opcode === close ? { close: payload.readUInt16BE(0) } : { opcode },
  );

export function payloads_in(bytes) {
  const frames = [];
  for (let at = 0; at + 2 <= bytes.length;) {
    const opcode = bytes[at] & 15;
    let size = bytes[at + 1];
    let begin = at + 2;
    if (size === 126) {
      if (begin + 2 > bytes.length) break;
      size = bytes.readUInt16BE(begin);
      begin += 2;
    } else if (size === 127) {
      if (begin + 8 > bytes.length) break;
      size = Number(bytes.readBigUInt64BE(begin));
      begin += 8;
    }
    if (begin + size > bytes.length) break;
    frames.push({ opcode, payload: bytes.subarray(begin, begin + size) });
    at = begin + size;
  }
  return frames;
}

export class Raw {
  received = Buffer.alloc(0);
  reads = 0; // in which that came: packets, as long as each is read before the next comes
  on_ping; // called, where somebody answers pings, when one has come
  ended; // promise: the server has closed, or reset, the connection
  #socket;
  #waiting = new Set();
  #handshake = 0; // bytes of the answer to it

  static async connect(server) {
    const raw = new Raw();
    raw.#socket = connect(server.port, server.host);
    const look = () => [...raw.#waiting].forEach((one) => one());
    raw.ended = new Promise((resolve) => {
      raw.#socket.on("data", (bytes) => {
        raw.received = Buffer.concat([raw.received, bytes]);
        ++raw.reads;
        if (raw.on_ping && frames_in(bytes).some(({ opcode }) => opcode === ping)) raw.on_ping();
        look();
      });
      raw.#socket.on("end", resolve);
      raw.#socket.on("error", resolve);
      raw.#socket.on("close", resolve);
    });
    await within(new Promise((resolve) => raw.#socket.once("connect", resolve)), "a connection");
    return raw;
  }

  // After the handshake, with the protocol given; nothing asked for, nothing said.
  static async websocket(server) {
    const raw = await Raw.connect(server);
    raw.write(upgrade(server));
    await raw.until(() => raw.received.includes("\r\n\r\n"), "an answer to the handshake");
    raw.#handshake = raw.received.indexOf("\r\n\r\n") + 4;
    return raw;
  }

  write(bytes) {
    this.#socket.write(bytes);
  }

  // Says that no more is sent, as a client does that has finished.
  finish() {
    this.#socket.end();
  }

  // Goes away without a word, in the middle of whatever it was.
  reset() {
    this.#socket.resetAndDestroy();
  }

  get frames() {
    return this.#handshake ? frames_in(this.received.subarray(this.#handshake)) : [];
  }

  // Bytes of what is in the frames.
  get payload() {
    return payloads_in(this.received.subarray(this.#handshake)).reduce((sum, one) => sum + one.payload.length, 0);
  }

  until(condition, what) {
    const holds = new Promise((resolve) => {
      const look = () => {
        if (!condition()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
    const gone = this.ended.then(() => {
      if (!condition()) throw new Error(`the connection ended before there was: ${what}; it had said ${this.received.toString("latin1")}`);
    });
    return within(Promise.race([holds, gone]), what);
  }

  // The answer to a request, whole: { status, headers, body }.
  async answer() {
    const parts = () => {
      const end = this.received.indexOf("\r\n\r\n");
      if (end < 0) return undefined;
      const [line, ...fields] = this.received.toString("latin1", 0, end).split("\r\n");
      const headers = Object.fromEntries(fields.map((one) => one.split(/: (.*)/s)).map(([name, value]) => [name.toLowerCase(), value]));
      const body = this.received.subarray(end + 4);
      if (body.length < Number(headers["content-length"] ?? 0)) return undefined;
      return { status: Number(line.split(" ")[1]), headers, body: body.toString() };
    };
    await this.until(parts, "a whole answer");
    return parts();
  }

  destroy() {
    this.#socket.destroy();
  }
}

// The request of a WebSocket handshake; `lines` instead of the one that names the protocol.
export function upgrade(server, lines = ["Sec-WebSocket-Protocol: dais.v1"]) {
  return [
    "GET /socket HTTP/1.1",
    `Host: ${server.host}:${server.port}`,
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    `Sec-WebSocket-Key: ${randomBytes(16).toString("base64")}`,
    ...lines,
    "\r\n",
  ].join("\r\n");
}
