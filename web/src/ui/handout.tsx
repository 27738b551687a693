import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { qrOf } from "../net/api";
import { handout as words } from "../state/later_words";
import { absolute, isLocal } from "./address";
import { Popover } from "./popover";
import { testids } from "./testids";

// The clipboard is for https pages only; a laptop in a meeting room serves plain http.
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement("textarea");
    area.value = text;
    area.className = "unseen";
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

// Beside links, and codes of them.
export const LocalOnly = () => (isLocal() ? <p class="wrong">{words.localOnly}</p> : null);

// The code of a link as the address of an image; "" until it is there.
export function useQr(token: string, link: string): { image: string; failed: boolean } {
  const image = useSignal("");
  const failed = useSignal(false);
  const url = absolute(link);
  useEffect(() => {
    let drawn = "";
    let wanted = true;
    void qrOf(token, url).then((answer) => {
      if (!wanted) return;
      failed.value = !answer.ok;
      if (!answer.ok) return;
      drawn = URL.createObjectURL(answer.value);
      image.value = drawn;
    });
    return () => {
      wanted = false;
      URL.revokeObjectURL(drawn);
    };
  }, [url]);
  return { image: image.value, failed: failed.value };
}

export function Qr(props: { token: string; link: string; name: string }) {
  const { image, failed } = useQr(props.token, props.link);
  return (
    <figure class="qr">
      <div>{image !== "" && <img src={image} alt={words.qrFor(props.name)} width="240" height="240" />}</div>
      <p role="status">{failed && words.qrFails}</p>
      <figcaption class="typed" dir="auto" translate={false}>
        {props.name}
      </figcaption>
    </figure>
  );
}

// Puts a text in the clipboard, and says so for a moment.
export function Copy(props: { text: string; name: string; testid: string }) {
  const copied = useSignal(false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  return (
    <button
      type="button"
      class="button"
      data-testid={props.testid}
      aria-label={words.copyFor(props.name)}
      onClick={() =>
        void copy(props.text).then((done) => {
          copied.value = done;
          clearTimeout(timer.current);
          timer.current = setTimeout(() => (copied.value = false), 2000);
        })
      }
    >
      <span class="swap">
        <span aria-hidden={copied.value} data-shown={!copied.value}>
          {words.copy}
        </span>
        <span aria-hidden={!copied.value} data-shown={copied.value}>
          {words.copied}
        </span>
      </span>
    </button>
  );
}

// A link with what is done with it. `token` is of who may draw its code; `renew` replaces it.
export function Handout(props: { role: string; who: string; hint?: string; link: string; token: string; renew?: ComponentChildren }) {
  const url = absolute(props.link);
  return (
    <li class="handout" data-testid={testids.link} data-role={props.role}>
      <span class="typed aligned" dir="auto">
        <span translate={props.role !== "panellist"}>{props.who}</span>
        {props.hint !== undefined && <small>{props.hint}</small>}
      </span>
      <a class="button quiet" href={url} target="_blank" rel="noopener" aria-label={words.openFor(props.who)}>
        {words.open}
      </a>
      <Copy text={url} name={props.who} testid={testids.linkCopy} />
      <Popover label={words.qr} name={words.qrFor(props.who)} testid={testids.linkQr}>
        {() => <Qr token={props.token} link={props.link} name={props.who} />}
      </Popover>
      {props.renew}
    </li>
  );
}
