import "./messages.css";
import { effect, signal, untracked } from "@preact/signals";
import { useRef } from "preact/hooks";
import { messageLength } from "../../protocol/limits";
import type { SendMessageCommand } from "../../protocol/messages";
import { languageOf } from "../../state/language";
import { isShown } from "../../state/messages";
import { mayAct, now, type Outcome, view } from "../../state/session";
import { cleaned, tooMany } from "../../state/text";
import { podium as words } from "../../state/words";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";
import { Dock } from "./dock";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { QuickMessages } from "./quick_messages";
import { beginChoosing, to, ToWhom, whom } from "./recipients";
import { SentMessages } from "./sent_messages";

const lengths = [15, 30, 60, 300];

// Chosen by hand; until then it follows from whom the message is for.
const lasting = signal<string | undefined>(undefined);
const text = signal("");

// What stands before many goes by itself; a panellist's message waits until it was read.
const lasts = (): string => lasting.value ?? (to.value.stage || to.value.audience ? "30" : "");

function command(said: string, language: string): SendMessageCommand | undefined {
  const trimmed = cleaned(said);
  if (trimmed === "" || tooMany(trimmed, messageLength) > 0 || whom(to.value) === "") return undefined;
  const seconds = lasts();
  return { type: "send_message", to: to.value, text: trimmed, language, ...(seconds === "" ? {} : { lasts: Number(seconds) * 1000 }) };
}

function Compose(props: { sent: () => void }) {
  const done = (outcome: Outcome): void => {
    if (outcome.state === "confirmed") props.sent();
  };
  const box = useRef<HTMLInputElement>(null);
  const own = command(text.value, languageOf(text.value, view.value.plan?.language ?? "en") ?? "");
  const quick = view.value.quick_messages ?? [];
  const written = cleaned(text.value);
  const whose = whom(to.value);
  const until = to.value.stage || to.value.audience ? words.untilDown : words.untilSeen;
  return (
    <section class="compose">
      <ToWhom />
      <label class="lasts">
        {words.lasts}
        <select value={lasts()} data-testid={testids.messageLasts} onChange={(event) => (lasting.value = event.currentTarget.value)}>
          <option value="">{until}</option>
          {lengths.map((seconds) => (
            <option key={seconds} value={String(seconds)}>
              {words.forLong(seconds)}
            </option>
          ))}
        </select>
      </label>
      <h3 class="typed lines-2">{whose === "" ? words.chooseTo : words.sendAtOnce(whose)}</h3>
      <QuickMessages to={whose} command={command} done={done} />
      <div class="own" data-box>
        <label class="field">
          {words.ownText}
          <TextBox
            box={box}
            autocomplete="off"
            most={messageLength}
            value={text.value}
            change={(to) => (text.value = to)}
            testid={testids.messageOwn}
          />
        </label>
        <Press
          class="main"
          testid={testids.messageSend}
          means="send"
          hint={whose === "" ? words.chooseTo : words.sendTo(written, whose)}
          command={own}
          done={(outcome) => {
            if (outcome.state === "confirmed" && own && cleaned(text.value) === own.text) text.value = "";
            done(outcome);
          }}
        >
          <span class="typed" dir="auto">
            {whose === "" ? words.send : words.sendToWhom(whose)}
          </span>
        </Press>
        <Press
          testid={testids.messageKeep}
          means="keep"
          hint={words.keepHint}
          command={
            written === "" || tooMany(written, messageLength) > 0 || quick.includes(written)
              ? undefined
              : { type: "keep_quick_message", text: written }
          }
        >
          {words.keep}
        </Press>
      </div>
    </section>
  );
}

// How many have not seen what stands before them until they do.
function unread(): number {
  return Object.values(view.value.messages ?? {})
    .filter((one) => isShown(one, now.value))
    .reduce((sum, one) => sum + one.to!.panellists.filter((id) => !one.seen_by?.includes(id)).length, 0);
}

const open = signal(false);
effect(() => {
  if (!open.value) return;
  lasting.value = undefined;
  untracked(beginChoosing);
});

// A digit sends the quick message that bears it.
function pressPreset(event: KeyboardEvent): void {
  const held = event.ctrlKey || event.metaKey || event.altKey || event.repeat;
  if (held || !/^[1-9]$/.test(event.key) || (event.target as HTMLElement).closest("input, textarea, select")) return;
  const at = (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`[data-number="${event.key}"] button`);
  if (!at) return;
  event.preventDefault();
  at.click();
}

const Envelope = () => (
  <svg class="sign" viewBox="0 0 16 12" width="16" height="12" fill="none" stroke="currentColor" stroke-width="1.5" aria-hidden="true">
    <path d="M1 1h14v10H1zl7 6 7-6" />
  </svg>
);

function Panel(props: { close: () => void }) {
  return (
    <>
      <header>
        <h2 tabIndex={-1} data-first>
          {words.messages}
        </h2>
        <button type="button" class="button quiet" data-testid={testids.messagesClose} onClick={props.close}>
          {words.close}
        </button>
      </header>
      <div class="scrolled messages">
        {mayAct.value && <Compose sent={props.close} />}
        <SentMessages />
      </div>
    </>
  );
}

// What is said to the podium, the stage and everybody, and how far each message has come.
export function Messages() {
  const waiting = unread();
  return (
    <Dock
      open={open}
      title={words.messages}
      class="button messages-button"
      panelClass="messages-panel"
      testid={testids.messages}
      panelTestid={testids.messagesPanel}
      {...keyed("messages")}
      onKey={pressPreset}
      label={
        <>
          <Envelope />
          <span class="says">
            <span class="label">{words.messages}</span> <small class="tabular">{waiting > 0 && words.unread(waiting)}</small>
          </span>
          <Kbd of="messages" />
        </>
      }
    >
      {(close) => <Panel close={close} />}
    </Dock>
  );
}
