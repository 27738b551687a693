import "./messages.css";
import { effect, signal, untracked } from "@preact/signals";
import { isShown } from "../../state/messages";
import { mayAct, now, view } from "../../state/session";
import { podium as words } from "../../state/words";
import { testids } from "../../ui/testids";
import { Compose, lasting } from "./compose_message";
import { Dock } from "./dock";
import { Kbd } from "./kbd";
import { keyed } from "./keys";
import { later } from "./later";
import { beginChoosing } from "./recipients";

// How many have not seen what stands before them until they do, or until the session is over.
function unread(): number {
  if (view.value.run?.concluded !== undefined) return 0;
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
        {later.value && <later.value.SentMessages />}
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
