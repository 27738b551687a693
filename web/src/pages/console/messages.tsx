import "./messages.css";
import { effect, signal, untracked } from "@preact/signals";
import { useRef } from "preact/hooks";
import { messageLength } from "../../protocol/limits";
import type { MessageView, Recipients, SendMessageCommand } from "../../protocol/messages";
import { languageOf } from "../../state/language";
import { isShown, latestFirst, receiptsOf } from "../../state/messages";
import { currentOf } from "../../state/run";
import { mayAct, now, type Outcome, timed, view } from "../../state/session";
import { cleaned, tooMany } from "../../state/text";
import { podium as words } from "../../state/words";
import { panellistName } from "../../ui/names";
import { Press } from "../../ui/press";
import { testids } from "../../ui/testids";
import { TextBox } from "../../ui/text_box";
import { Dock } from "./dock";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { QuickMessages } from "./quick_messages";

const lengths = [15, 30, 60, 300];

const to = signal<Recipients>({ panellists: [], stage: false, audience: false });
// Chosen by hand; until then it follows from whom the message is for.
const lasting = signal<string | undefined>(undefined);
const text = signal("");

const all = (): string[] => view.value.plan?.panellist_order ?? [];
const isAll = (panellists: string[]): boolean => panellists.length > 0 && panellists.length === all().length;

// Whoever speaks, or else all panellists.
function begin(): void {
  const speaker = view.value.floor?.speaker;
  const speakers = speaker !== undefined && speaker !== "moderator" ? [speaker] : (currentOf(view.value)?.segment.speakers ?? []);
  to.value = { panellists: speakers.length > 0 ? [...speakers] : all(), stage: false, audience: false };
  lasting.value = undefined;
}

function whom(of: Recipients): string {
  if (of.stage && of.audience && isAll(of.panellists)) return words.everyone;
  const panellists = isAll(of.panellists) ? [words.allPanellists] : of.panellists.map((id) => panellistName(view.value, id));
  return [...panellists, ...(of.stage ? [words.stage] : []), ...(of.audience ? [words.audience] : [])].join(", ");
}

// What stands before many goes by itself; a panellist's message waits until it was read.
const lasts = (): string => lasting.value ?? (to.value.stage || to.value.audience ? "30" : "");

function command(said: string, language: string): SendMessageCommand | undefined {
  const trimmed = cleaned(said);
  if (trimmed === "" || tooMany(trimmed, messageLength) > 0 || whom(to.value) === "") return undefined;
  const seconds = lasts();
  return { type: "send_message", to: to.value, text: trimmed, language, ...(seconds === "" ? {} : { lasts: Number(seconds) * 1000 }) };
}

function Toggle(props: { id: string; on: boolean; label: string; press: () => void }) {
  return (
    <button type="button" class="button" aria-pressed={props.on} data-testid={testids.messageTo(props.id)} onClick={props.press}>
      <span class="typed" dir="auto" translate={view.value.plan?.panellists[props.id] === undefined}>
        {props.label}
      </span>
    </button>
  );
}

function To() {
  const { panellists, stage, audience } = to.value;
  const everyone = isAll(panellists) && stage && audience;
  return (
    <div role="group" aria-label={words.to} class="to-whom">
      {all().map((id) => (
        <Toggle
          key={id}
          id={id}
          on={panellists.includes(id)}
          label={panellistName(view.value, id)}
          press={() => (to.value = { ...to.value, panellists: all().filter((one) => (one === id) !== panellists.includes(one)) })}
        />
      ))}
      <Toggle
        id="all"
        on={isAll(panellists)}
        label={words.allPanellists}
        press={() => (to.value = { ...to.value, panellists: isAll(panellists) ? [] : [...all()] })}
      />
      <Toggle id="audience" on={audience} label={words.audience} press={() => (to.value = { ...to.value, audience: !audience })} />
      <Toggle id="stage" on={stage} label={words.stage} press={() => (to.value = { ...to.value, stage: !stage })} />
      <Toggle
        id="everyone"
        on={everyone}
        label={words.everyone}
        press={() =>
          (to.value = everyone
            ? { panellists: [], stage: false, audience: false }
            : { panellists: [...all()], stage: true, audience: true })
        }
      />
    </div>
  );
}

function Compose(props: { sent: () => void }) {
  const done = (outcome: Outcome): void => {
    if (outcome.state === "confirmed") props.sent();
  };
  const box = useRef<HTMLInputElement>(null);
  const own = command(text.value, languageOf(text.value, view.value.plan?.language ?? "en") ?? "");
  const quick = view.value.quick_messages ?? [];
  const written = cleaned(text.value);
  const until = to.value.stage || to.value.audience ? words.untilDown : words.untilSeen;
  return (
    <section class="compose">
      <h3>{words.to}</h3>
      <To />
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
      <h3>{whom(to.value) === "" ? words.chooseTo : words.sendAtOnce}</h3>
      <QuickMessages to={whom(to.value)} command={command} done={done} />
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
          hint={words.sendTo(cleaned(text.value), whom(to.value))}
          command={own}
          done={(outcome) => {
            if (outcome.state === "confirmed" && own && cleaned(text.value) === own.text) text.value = "";
            done(outcome);
          }}
        >
          {words.send}
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

function nameOf(who: string): string {
  return who === "stage" ? words.stage : who === "audience" ? words.audience : panellistName(view.value, who);
}

function Sent(props: { id: string; message: MessageView }) {
  const { id, message } = props;
  const shown = isShown(message, now.value);
  const seen = (message.seen_by ?? []).length > 0;
  return (
    <li data-testid={testids.sentMessage} data-id={id} data-shown={shown}>
      <p class="said">
        <b class="typed" dir="auto" lang={message.language}>
          {message.text}
        </b>
        <span class="tabular">
          {[
            timed(message.sent),
            message.automatic ? words.automatic : "",
            shown ? "" : message.taken_down === undefined ? words.gone : words.down,
          ]
            .filter((part) => part !== "")
            .join(" · ")}
        </span>
      </p>
      <ul class="receipts">
        {receiptsOf(message).map(({ who, standing }) => (
          <li key={who} data-testid={testids.receipt} data-id={who} data-state={standing}>
            <span class="typed aligned" dir="auto" translate={view.value.plan?.panellists[who] === undefined}>
              {nameOf(who)}
            </span>
            <span>{words.standing[standing]}</span>
          </li>
        ))}
      </ul>
      <p class="then" hidden={!seen && !shown}>
        <span data-testid={testids.seenStays}>{seen && words.seenStays}</span>
        {shown && (
          <Press testid={testids.takeDown} command={{ type: "take_down_message", message: id, revision: message.revision! }}>
            {words.takeDown}
          </Press>
        )}
      </p>
    </li>
  );
}

// How many have not seen what stands before them until they do.
function unread(): number {
  return Object.values(view.value.messages ?? {})
    .filter((one) => isShown(one, now.value))
    .reduce((sum, one) => sum + one.to!.panellists.filter((id) => !one.seen_by?.includes(id)).length, 0);
}

const open = signal(false);
effect(() => void (open.value && untracked(begin)));

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
  const messages = latestFirst(view.value.messages);
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
        <section class="sent">
          <h3>{words.sent}</h3>
          {messages.length === 0 && <p class="none">{words.noMessages}</p>}
          <ol>
            {messages.map(([id, message]) => (
              <Sent key={id} id={id} message={message} />
            ))}
          </ol>
        </section>
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
