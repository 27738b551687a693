// One page's connection: says hello, keeps the view, notices silence, comes back by itself.

import type {
  CaptionFrame,
  CaptionsOfferedFrame,
  Command,
  ErrorFrame,
  FromPage,
  OffersFrame,
  PrivateView,
  RemovalFrame,
} from "../protocol/messages";
import type { Rejection, SessionView, ToPage, WelcomeFrame } from "../protocol/messages";
import { askAudienceUntil } from "../protocol/limits";
import { backoff, isFinal } from "./backoff";
import { Clock } from "./clock";
import { Commands, type Options, type Outcome } from "./commands";
import type { Environment, SocketLike } from "./environment";
import { merge } from "./merge";

export interface Hello {
  token: string;
  participant?: string;
  pass?: string;
}

export type Status =
  | { state: "connecting" }
  | { state: "live" }
  | { state: "away"; code: number } // that the connection closed with, or `barred`; it comes back by itself
  | { state: "ended"; code: number; why?: Rejection }; // it does not

// What would come of something, before it is pressed.
export type Preview = OffersFrame | RemovalFrame;

export interface Listener {
  status(status: Status): void;
  view(view: SessionView): void;
  own(own: PrivateView): void;
  welcome(welcome: WelcomeFrame): void;
  preview(of: Preview): void;
  // What is being said, for whoever reads it; or that it could be read.
  captions?(of: CaptionFrame | CaptionsOfferedFrame): void;
  // This page comes by another link from now on.
  renewed(token: string): void;
  // The clock was set anew: what was computed from it is out of date.
  clock(): void;
}

type Frame = Exclude<ToPage, ErrorFrame> | (ErrorFrame & { type: "error" });

// A link that is dead without a word is noticed within `pingEvery` + `answerWithin`.
export const pingEvery = 5_000;
export const answerWithin = 6_000;
// After a sleep the page cannot know whether its socket is alive, and somebody is looking at it.
export const answerWithinAwake = 2_500;
export const openWithin = 8_000;
// A good network answers far sooner; what takes longer is told.
export const answerExpected = 2_500;
// The server's clock is asked for so often, and on from there ever less often, until it is known well: a page that has just come in is
// busy, and should be right by itself if the network goes.
const firstPings = 5;
const pingSoon = 150;
const wellKnown = 25; // milliseconds
// A phone of the audience asks no more once it knows the clock: its radio sleeps, until the server asks for a sign of life and tells its
// own (`here`). That is missing after this time.
export const hereWithin = askAudienceUntil + 5_000;
// It asks again, while its radio is awake in any case, where it knows the time less well than this, in milliseconds, or else after this
// time, in which the clocks of most devices part from the server's by less than 60 ms.
const knownEnough = 100;
const keepsTime = 540_000;
// Told instead of a close code: the server answers over HTTP, but no socket comes through.
export const barred = 0;

export class Link {
  readonly clock = new Clock();
  #env: Environment;
  #listener: Listener;
  #hello: Hello;
  #commands: Commands;

  #socket: SocketLike | undefined;
  #status: Status = { state: "connecting" };
  #attempt = 0;
  #servers: (string | undefined)[] = [undefined]; // the one to come in at, and those to go to next; without a name, the page's own
  #retry: (() => void) | undefined;
  #heartbeat: (() => void) | undefined;
  #deadline: (() => void) | undefined;
  #isPhone = false;
  #answered = 0; // when the latest pong came
  #burst = 0;
  #pause = pingSoon;
  #greeted = 0; // when hello was sent
  #asked: number | undefined; // when the ping that is out was sent
  #heard = 0;

  #epoch: string | undefined;
  #seq: number | undefined;
  #view: SessionView = {};
  #own: PrivateView = {};
  #refusal: Rejection | undefined;

  constructor(env: Environment, hello: Hello, listener: Listener, commands = Commands) {
    this.#env = env;
    this.#hello = hello;
    this.#listener = listener;
    this.#commands = new commands(
      env.id,
      () => this.clock.at(env.now()),
      () => this.clock.timeScale,
    );
  }

  start(): void {
    this.#open();
  }

  command(command: Command, tell: (outcome: Outcome) => void, options?: Options): string {
    const id = this.#commands.add(command, tell, options);
    // Whoever waits for what they pressed is told soon that nobody hears it.
    if (options?.stands && this.#status.state === "live" && this.#asked === undefined) this.#ping(answerWithin);
    return id;
  }

  drop(id: string): boolean {
    return this.#commands.drop(id);
  }

  // Says what has no reply; false while there is nobody to hear it. It may be lost with the connection.
  say(frame: FromPage): boolean {
    const live = this.#status.state === "live";
    if (live) this.#send(frame);
    return live;
  }

  // For how long the server has not been heard, at this time of the page's clock; 0 while no answer is overdue.
  silence(local: number): number {
    const overdue = this.#status.state === "away" || (this.#asked !== undefined && local - this.#asked >= answerExpected);
    return overdue ? local - this.#heard : 0;
  }

  // The network is back or the page is looked at again: whatever was assumed about the socket and the clock is checked now.
  wake(): void {
    if (this.#status.state === "ended") return;
    this.clock.distrust();
    if (this.#status.state === "live") {
      this.#askSoon(2);
      this.#ping(answerWithinAwake);
    } else if (this.#retry) {
      this.#retry();
      this.#retry = undefined;
      this.#attempt = 0;
      this.#open();
    }
  }

  // The network says that it is gone. The socket may not know for minutes.
  offline(): void {
    if (this.#status.state === "live") this.#ping(answerWithinAwake);
  }

  stop(): void {
    this.#drop();
    this.#retry?.();
    this.#retry = undefined;
    this.#tell({ state: "ended", code: 1000 });
  }

  #open(): void {
    // Most of what cuts a connection is the device's own: the same server is tried first.
    if (this.#attempt > 1) this.#servers.push(this.#servers.shift());
    const socket = this.#env.open(this.#servers[0]);
    this.#socket = socket;
    this.#refusal = undefined;
    socket.onopen = () => {
      this.#greeted = this.#env.now();
      const place = this.#seq !== undefined && { epoch: this.#epoch!, seq: this.#seq };
      this.#send({ type: "hello", ...this.#hello, ...place, ...(this.#env.inflates && { inflates: true }) });
    };
    socket.onmessage = (text) => {
      if (socket === this.#socket) this.#receive(text);
    };
    socket.onclose = (code) => {
      if (socket === this.#socket) this.#lost(code);
    };
    this.#watch(openWithin);
  }

  #receive(text: string): void {
    const now = this.#env.now();
    this.#heard = now;
    const frame = JSON.parse(text) as Frame;
    switch (frame.type) {
      case "welcome":
        this.#isPhone = frame.as === "participant";
        this.clock.setTimeScale(frame.time_scale);
        if (this.clock.answered(this.#greeted, now, frame.at)) this.#listener.clock();
        if (!frame.resumed) this.#seq = undefined;
        this.#epoch = frame.epoch;
        if (frame.pass) this.#hello.pass = frame.pass;
        this.#servers = [this.#servers[0]].concat(frame.servers ?? []);
        this.#own = merge({}, frame.own);
        this.#listener.welcome(frame);
        this.#listener.own(this.#own);
        if (frame.resumed) this.#live();
        break;
      case "snapshot":
        this.#seq = frame.seq;
        this.#view = merge({}, frame.view);
        this.#listener.view(this.#view);
        this.#live();
        break;
      case "patch":
        if (this.#seq === undefined || frame.seq !== this.#seq + 1) {
          // Something is missing. A fresh snapshot is the whole truth again.
          this.#seq = undefined;
          this.#lost(1006);
          return;
        }
        this.#seq = frame.seq;
        if (this.clock.heard(now, frame.at)) this.#resync();
        this.#view = merge(this.#view, frame.view);
        this.#listener.view(this.#view);
        break;
      case "own":
        this.#own = merge(this.#own, frame.view);
        this.#listener.own(this.#own);
        break;
      case "pong":
        this.#ponged(frame.sent, frame.at, now);
        break;
      case "here":
        if (this.#asked === undefined && (now - this.#answered > keepsTime || this.clock.doubt(this.#answered) > knownEnough))
          this.#ping(answerWithin);
        break;
      case "reply":
        this.#commands.answered(frame.id, frame.error);
        break;
      case "offers":
      case "removal":
        this.#listener.preview(frame);
        break;
      case "caption":
      case "captions_offered":
        this.#listener.captions?.(frame);
        break;
      case "renewed":
        this.#hello.token = frame.token;
        this.#listener.renewed(frame.token);
        break;
      case "error":
        this.#refusal = frame.error;
        break;
    }
  }

  #live(): void {
    if (this.#status.state === "live") return;
    this.#attempt = 0;
    this.#deadline?.();
    this.#tell({ state: "live" });
    this.#askSoon();
    this.#ping(answerWithin);
    this.#commands.connected((frame) => this.#send(frame));
  }

  #askSoon(burst = this.#isPhone ? 1 : firstPings): void {
    this.#burst = burst;
    this.#pause = pingSoon;
  }

  #listen(): void {
    const rest = this.#heard + hereWithin - this.#env.now();
    if (rest > 0) this.#heartbeat = this.#env.after(rest, () => this.#listen());
    else this.#ping(answerWithin);
  }

  #ping(within: number): void {
    this.#heartbeat?.();
    this.#asked = this.#env.now();
    this.#send({ type: "ping", sent: Math.round(this.#asked * 1000) });
    this.#watch(within);
  }

  #ponged(sent: number, at: number, now: number): void {
    // An answer to an earlier ping may have been under way while the device slept: it would set the clock back to then.
    if (this.#asked === undefined || sent !== Math.round(this.#asked * 1000)) return;
    this.clock.answered(sent / 1000, now, at);
    this.#asked = undefined;
    this.#answered = now;
    this.#deadline?.();
    this.#listener.clock();
    this.#burst -= 1;
    if (this.#burst <= 0) this.#pause = this.clock.doubt(now) > wellKnown ? Math.min(2 * this.#pause, pingEvery) : pingEvery;
    if (this.#isPhone && this.#pause === pingEvery) this.#listen();
    else this.#heartbeat = this.#env.after(this.#pause, () => this.#ping(answerWithin));
  }

  #resync(): void {
    this.#listener.clock();
    this.#askSoon();
    if (this.#asked === undefined) this.#ping(answerWithin);
  }

  #watch(within: number): void {
    this.#deadline?.();
    this.#deadline = this.#env.after(within, () => this.#lost(1006));
  }

  #lost(code: number): void {
    this.#drop();
    this.#commands.disconnected();
    if (isFinal(code)) {
      this.#tell({ state: "ended", code: this.#refusal?.code ?? code, ...(this.#refusal && { why: this.#refusal }) });
      return;
    }
    // A proxy that does not pass the upgrade ends it without a word, each time.
    if (code !== 1006 || this.#attempt < 2) this.#tell({ state: "away", code });
    else void this.#env.answers().then((yes) => this.#status.state === "away" && this.#tell({ state: "away", code: yes ? barred : code }));
    this.#retry = this.#env.after(backoff(this.#attempt, this.#env.random()), () => {
      this.#retry = undefined;
      this.#open();
    });
    this.#attempt += 1;
  }

  // Lets go of the socket without waiting for its goodbye, which a dead link never says.
  #drop(): void {
    this.#heartbeat?.();
    this.#deadline?.();
    this.#asked = undefined;
    const socket = this.#socket;
    this.#socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  #send(frame: FromPage): void {
    this.#socket?.send(JSON.stringify(frame));
  }

  #tell(status: Status): void {
    this.#status = status;
    this.#listener.status(status);
  }
}
