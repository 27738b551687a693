// A stand-in for Shure's DIS-CCU, written from the manual of its external control protocol: lines over TCP; a command that changes nothing
// is answered with nothing.

import { once } from "node:events";
import { createServer } from "node:net";

export class DisCcu {
  heard = []; // the lines that came, in order
  open = []; // seats whose microphone is open, the first first: the speak list
  requests = []; // the request list
  #seats; // name by number
  #most; // microphones that may be open at a time
  #sockets = new Set();
  #server;
  #port = 0;

  constructor(seats, { most = 4 } = {}) {
    this.#seats = new Map(Object.entries(seats).map(([seat, name]) => [Number(seat), name]));
    this.#most = most;
  }

  static async start(t, seats, options) {
    const ccu = new DisCcu(seats, options);
    await ccu.listen();
    t.after(() => ccu.cut());
    return ccu;
  }

  get url() {
    return `dis-ccu://127.0.0.1:${this.#port}`;
  }

  async listen() {
    this.#server = createServer((socket) => this.#serve(socket));
    this.#server.listen(this.#port, "127.0.0.1");
    await once(this.#server, "listening");
    this.#port = this.#server.address().port;
  }

  // The network is gone; units can be pressed as before.
  async cut() {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const one of this.#sockets) one.destroy();
    await closed;
  }

  // What hands do at a unit.
  press(seat) {
    if (this.open.includes(seat)) this.#close(seat);
    else this.#open(seat);
  }
  request(seat) {
    if (this.requests.includes(seat)) this.#request_off(seat);
    else this.#request_on(seat);
  }

  // Whatever it may be, to everybody who is connected.
  say(text) {
    for (const one of this.#sockets) one.write(text);
  }

  #tell(line) {
    this.say(`${line}\r\n`);
  }
  #open(seat) {
    if (!this.#seats.has(seat) || this.open.includes(seat) || this.open.length >= this.#most) return;
    this.open.push(seat);
    this.#tell(`mic_on ${seat}`);
    this.#request_off(seat);
  }
  #close(seat) {
    if (!this.open.includes(seat)) return;
    this.open = this.open.filter((one) => one !== seat);
    this.#tell(`mic_off ${seat}`);
  }
  #request_on(seat) {
    if (!this.#seats.has(seat) || this.requests.includes(seat) || this.open.includes(seat)) return;
    this.requests.push(seat);
    this.#tell(`mic_request_on ${seat}`);
  }
  #request_off(seat) {
    if (!this.requests.includes(seat)) return;
    this.requests = this.requests.filter((one) => one !== seat);
    this.#tell(`mic_request_off ${seat}`);
  }

  #serve(socket) {
    this.#sockets.add(socket);
    socket.on("close", () => this.#sockets.delete(socket));
    socket.on("error", () => {});
    let text = "";
    socket.setEncoding("latin1").on("data", (more) => {
      const lines = (text + more).split(/\r\n|\r|\n/);
      text = lines.pop();
      for (const line of lines) this.#take(line, socket);
    });
  }

  #take(line, socket) {
    if (line === "") return;
    const [command, data] = line.trim().toLowerCase().split(/ +/);
    const seat = Number(data);
    const known = {
      mic_on: () => this.#open(seat),
      mic_off: () => this.#close(seat),
      mic_request_on: () => this.#request_on(seat),
      mic_request_off: () => this.#request_off(seat),
      mic_status: () => {
        const lines = [...this.#seats].map(([number, name]) => `seat_state ${number} active ${name}`);
        for (const one of this.open) lines.push(`mic_on ${one}`);
        for (const one of this.requests) lines.push(`mic_request_on ${one}`);
        for (const one of [...lines, "mic_status_done"]) socket.write(`${one}\r\n`);
      },
    };
    if (known[command]) known[command]();
    else socket.write("command_error unknown command\r\n");
    this.heard.push(line);
  }
}
