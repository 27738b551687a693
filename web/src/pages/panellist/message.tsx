import "./message.css";
import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import type { MessageView } from "../../protocol/messages";
import { unreadOf } from "../../state/messages";
import { me, now, own, send, view } from "../../state/session";
import { common, panellist as words } from "../../state/words";
import { useDelivered } from "../../ui/delivered";
import { Fitted } from "../../ui/fit";
import { useMeaning } from "../../ui/meaning";
import { testids } from "../../ui/testids";

// Acknowledged here. It need not stay until the server has heard of it; that is told when there is a connection.
const read = signal<ReadonlySet<string>>(new Set());

function acknowledge(message: string): void {
  read.value = new Set([...read.value, message]);
  send({ type: "acknowledge", message }, () => {});
}

function Sheet(props: { id: string; message: MessageView; unread: number }) {
  const sheet = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const { current } = sheet;
    const before = document.activeElement as HTMLElement | null;
    current?.showModal();
    // It leaves the clock and what that is called in sight, however large they are.
    const clear = new ResizeObserver(() => {
      const { bottom = 0 } = document.querySelector(".hero .grace, .hero:not(:has(.grace)) .who")?.getBoundingClientRect() ?? {};
      current?.style.setProperty("--clock", `${Math.ceil(bottom)}px`);
    });
    const hero = document.querySelector(".hero");
    if (hero) clear.observe(hero);
    return () => {
      clear.disconnect();
      current?.close();
      before?.focus({ preventScroll: true });
    };
  }, []);
  useDelivered(props.id);
  const button = useMeaning(props.id);
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
        {props.unread > 1 && <span class="unread tabular">{words.unread(props.unread)}</span>}
      </div>
      <div class="text" id="message" aria-live="assertive">
        <Fitted text={props.message.text} most={0.2} upright class="words" testid={testids.messageText} lang={props.message.language} />
      </div>
      <div class="done">
        <button ref={button} type="button" class="button main" autofocus data-testid={testids.gotIt} onClick={() => acknowledge(props.id)}>
          {common.dismiss}
        </button>
      </div>
    </dialog>
  );
}

// Below the countdown, over all else, the latest first, until it was read or is of no matter any more, as what was said before the session ended is.
export function Message() {
  const { concluded = 0 } = view.value.run!;
  const waiting = unreadOf(own.value.messages, view.value, me.value?.panellist ?? "", now.value).filter(
    ([id, { sent }]) => !read.value.has(id) && sent >= concluded,
  );
  const [first] = waiting;
  return first ? <Sheet id={first[0]} message={first[1]} unread={waiting.length} /> : null;
}
