// What the network code takes from the browser, so that tests can step time and hold both ends of a socket.

export interface SocketLike {
  send(text: string): void;
  close(code?: number): void;
  onopen: (() => void) | null;
  onmessage: ((text: string) => void) | null;
  // 1006 where the other end said nothing.
  onclose: ((code: number, reason: string) => void) | null;
}

export interface Environment {
  // Milliseconds on a clock that nobody sets. It may stand still while the device sleeps, and be put right when it wakes.
  now(): number;
  after(ms: number, run: () => void): () => void;
  // At another server than the page's own, where one is named: "https://b.example".
  open(server?: string): SocketLike;
  // Whether the socket takes frames that are deflated.
  inflates: boolean;
  // Whether the server answers what is no socket.
  answers(): Promise<boolean>;
  // From 0 up to 1.
  random(): number;
  // Different each time, and mostly greater than those before: the log keeps such ids more quickly.
  id(): string;
}

export function randomId(bytes = 16): string {
  // randomUUID would need https, which a laptop in a meeting room does not have.
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const inflated = (data: Blob) => new Response(data.stream().pipeThrough(new DecompressionStream("deflate"))).text();

export function browser(path: string, now: () => number): Environment {
  const environment: Environment = {
    now,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    open(server = location.origin) {
      const socket = new WebSocket(server.replace("http", "ws") + path, "dais.v1");
      const like: SocketLike = {
        send: (text) => {
          // A socket that is closing takes nothing; its end is told by onclose.
          if (socket.readyState === WebSocket.OPEN) socket.send(text);
        },
        close: (code) => socket.close(code),
        onopen: null,
        onmessage: null,
        onclose: null,
      };
      socket.onopen = () => like.onopen?.();
      // Whatever comes behind a frame that is being inflated waits for it.
      let waiting = 0;
      let turn = Promise.resolve();
      const tell = (text: string) => like.onmessage?.(text);
      socket.onmessage = ({ data }: MessageEvent<string | Blob>) => {
        if (!waiting && typeof data === "string") return tell(data);
        waiting += 1;
        turn = turn
          .then(() => (typeof data === "string" ? data : inflated(data)))
          .then(tell)
          .catch((error) => {
            console.error(error);
            environment.inflates = false;
            socket.close();
          })
          .finally(() => (waiting -= 1));
      };
      socket.onclose = (event) => void turn.then(() => like.onclose?.(event.code, event.reason));
      return like;
    },
    inflates: "DecompressionStream" in globalThis,
    answers: () =>
      fetch("/healthz").then(
        ({ ok }) => ok,
        () => false,
      ),
    random: Math.random,
    id: () => Date.now().toString(36) + randomId(8),
  };
  return environment;
}
