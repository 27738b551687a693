import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { MessageView } from "../../protocol/messages";
import { shownOf } from "../../state/messages";
import { heroOf } from "../../state/podium";
import { left } from "../../state/run";
import { me, now, own, send, view } from "../../state/session";
import { common, panellist as words } from "../../state/words";
import { Clock, PhaseBadge } from "../../ui/clock";
import { useDelivered } from "../../ui/delivered";
import { Fitted } from "../../ui/fit";
import { useMeaning } from "../../ui/meaning";
import { testids } from "../../ui/testids";

// Acknowledged here. It need not stand over the clock until the server has heard of it; that is told when there is a connection.
const read = signal<ReadonlySet<string>>(new Set());

function acknowledge(message: string): void {
  read.value = new Set([...read.value, message]);
  send({ type: "acknowledge", message }, () => {});
}

function Sheet(props: { id: string; message: MessageView; more: number }) {
  const sheet = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const { current } = sheet;
    const before = document.activeElement as HTMLElement | null;
    current?.showModal();
    return () => {
      current?.close();
      before?.focus({ preventScroll: true });
    };
  }, []);
  useDelivered(props.id);
  const button = useMeaning(props.id);
  const hero = heroOf(view.value, me.value?.panellist ?? "", now.value);
  return (
    <dialog
      ref={sheet}
      class="sheet"
      role="alertdialog"
      aria-label={common.fromModerator}
      aria-describedby="message"
      data-testid={testids.message}
      data-id={props.id}
      onCancel={(event) => event.preventDefault()}
    >
      <div class="from">
        <b>{common.fromModerator}</b>
        {hero && (
          <span class="time">
            <Clock left={left(hero.clock, now.value)} phase={hero.phase} testid={testids.clock} />
            <PhaseBadge phase={hero.phase} testid={testids.phase} />
          </span>
        )}
      </div>
      <div class="text" id="message" aria-live="assertive">
        <Fitted
          text={props.message.text}
          most={Math.round(Math.min(innerHeight, innerWidth) * 0.2)}
          class="words"
          testid={testids.messageText}
          lang={props.message.language}
        />
      </div>
      <div class="done">
        <span class="more tabular">{props.more > 0 && words.moreMessages(props.more)}</span>
        <button ref={button} type="button" class="button main" autofocus data-testid={testids.gotIt} onClick={() => acknowledge(props.id)}>
          {common.dismiss}
        </button>
      </div>
    </dialog>
  );
}

// Over everything, the earliest first, until it was read or its time is over.
export function Message() {
  const waiting = shownOf(own.value.messages, now.value).filter(([id]) => !read.value.has(id));
  const [first] = waiting;
  return first ? <Sheet id={first[0]} message={first[1]} more={waiting.length - 1} /> : null;
}
